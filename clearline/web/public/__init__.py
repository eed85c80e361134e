"""The pages that anybody may see, signed in or not."""
