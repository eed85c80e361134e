"""Something that stands in the way of starting, in words for whoever typed the command."""


class Obstacle(Exception):  # noqa: N818 - it is no fault of the program
    """One plain sentence: what is so, and what to do about it."""


HERE_ONLY = (
    "In the made-up organisation anybody signs in as anybody, so it answers on this machine"
    " only: leave --host out, or name another folder with --data."
)
