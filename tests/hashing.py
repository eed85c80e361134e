"""Argon2 with the least work, so that a test that signs in does not wait for it."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The program's hasher, as weak as it can be made."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
