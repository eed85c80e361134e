"""What each register looks like to those who keep it: what it holds, asks for, and how it ends."""
