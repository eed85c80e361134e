"""Contact with those who have left is approved first by two: asked, answered and lapsed."""
