"""Whether the disk is full: no program mends that, so people must be told in plain words."""

import errno

from django.core.exceptions import PermissionDenied
from django.db import OperationalError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
# PostgreSQL's own name for it (its documentation, appendix A, class 53).
_DISK_FULL = "53100"


class Full(PermissionDenied):
    """Nothing could be kept, and nothing was done."""


def is_full(trouble: BaseException) -> bool:
    """Say whether this went wrong because there is no room left to write."""
    if isinstance(trouble, OSError):
        return trouble.errno in _NO_ROOM
    if not isinstance(trouble, OperationalError):
        return False
    return getattr(trouble.__cause__, "sqlstate", "") == _DISK_FULL or "is full" in str(trouble)
