"""What was found in words: read together, contested, worried over, and counted."""
