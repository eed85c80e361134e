"""How passwords and PINs are hashed."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id at 19 MiB, two rounds, one lane: the least that OWASP asks.

    A shift change that signs in all at once does not take a small machine's memory.
    """

    memory_cost = 19456
    time_cost = 2
    parallelism = 1
