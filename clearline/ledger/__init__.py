"""What cannot be altered unseen.

Other rooms write `ledger.append(…)`, or `with ledger.head() as head:` and `head.append(…)`.
"""

from clearline.ledger.sequence import Head, NotInATransaction, append, head

__all__ = ["Head", "NotInATransaction", "append", "head"]
