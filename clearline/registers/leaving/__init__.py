"""What comes after leaving: who has left, which kind of leaver they are, wishes and plans."""
