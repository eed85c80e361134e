"""One made-up organisation: for `clearline run --demo`, and the only cast of the tests."""

from clearline.cli.made_up.found import Cast
from clearline.cli.made_up.whole import fill
from clearline.cli.made_up.whole import who_can_sign_in as cast

__all__ = ["Cast", "cast", "fill"]
