"""The pages of a child's family: a link, a code, and what they are asked."""
