"""The organisation's settings: what each organisation may choose for itself, as versioned data."""

import hashlib
import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from clearline.policy.terms import Document

# These are named "default-1" for good. New defaults would be a second set with a new name.
DEFAULTS: Final[Mapping[str, Any]] = {
    "quiet_hours": ["21:00", "08:00"],
    "reply_window_minutes": 60,
    "acknowledgement_grace_days": 14,
    "overdue_accounts_allowed": 0,
    "crisis_opens": [
        "permission",
        "approval",
        "agreement",
        "hours",
        "shift",
        "accounts",
        "age",
        "acknowledgements",
    ],
    "crisis_lasts_hours": 24,
    "required_acknowledgements": ["practice_guidance", "propriety", "code_of_conduct"],
}
DEFAULT_VERSION: Final = "default-1"

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


class SettingsError(ValueError):
    """A setting that cannot be used, said in one plain sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One version of an organisation's settings; made by `settings_from`, never by hand."""

    version: str
    quiet_hours: tuple[str, str]
    reply_window_minutes: float
    acknowledgement_grace_days: int
    overdue_accounts_allowed: int
    crisis_opens: tuple[str, ...]
    crisis_lasts_hours: float
    required_acknowledgements: tuple[Document, ...]
    # Worked out once, because they are asked for thousands of times a second.
    quiet_from: int = field(init=False, repr=False, compare=False)
    quiet_until: int = field(init=False, repr=False, compare=False)
    opens: frozenset[str] = field(init=False, repr=False, compare=False)
    required: frozenset[Document] = field(init=False, repr=False, compare=False)
    required_for_email: frozenset[Document] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        required = frozenset(self.required_acknowledgements)
        for name, value in (
            ("quiet_from", _minute(self.quiet_hours[0])),
            ("quiet_until", _minute(self.quiet_hours[1])),
            ("opens", frozenset(self.crisis_opens)),
            ("required", required),
            ("required_for_email", required | {Document.EMAIL_POLICY}),
        ):
            object.__setattr__(self, name, value)

    def are_quiet_at(self, minute: int) -> bool:
        """Say whether a minute of the day lies in the quiet hours (C6)."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= minute < self.quiet_until
        return minute >= self.quiet_from or minute < self.quiet_until

    def as_json(self) -> dict[str, Any]:
        """Write every setting as it is written in JSON."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name in DEFAULTS
            for value in (getattr(self, name),)
        }


def settings_from(chosen: object) -> Settings:
    """Merge what an organisation chose over the defaults, key by key; unknown keys are ignored."""
    if not isinstance(chosen, dict):
        raise SettingsError("policy must be an object of settings.")
    merged = {
        name: _READERS[name](f"policy.{name}", chosen[name]) if name in chosen else default
        for name, default in DEFAULTS.items()
    }
    kept: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in merged.items()}
    return Settings(version=version_of(merged), **kept)


def version_of(merged: Mapping[str, Any]) -> str:
    """Name a whole set of settings, so that a decision can say which it was made by."""
    if merged == DEFAULTS:
        return DEFAULT_VERSION
    written = json.dumps(merged, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(written.encode()).hexdigest()


def _minute(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def _times(where: str, value: object) -> list[str]:
    times = _texts(where, value)
    if len(times) != 2 or not all(_TIME.fullmatch(time) for time in times):  # noqa: PLR2004
        raise SettingsError(f'{where} must be two times of day, such as ["21:00", "08:00"].')
    return times


def _texts(where: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"{where} must be a list of words.")
    return value


def _documents(where: str, value: object) -> list[Document]:
    texts = _texts(where, value)
    known = {document.value: document for document in Document}
    for text in texts:
        if text not in known:
            raise SettingsError(f"{where} may only list: {', '.join(known)}.")
    return [known[text] for text in texts]


def _amount(where: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SettingsError(f"{where} must be a number.")
    if not math.isfinite(value) or value < 0:
        raise SettingsError(f"{where} must be nothing or more.")
    return value


def _whole(where: str, value: object) -> int:
    amount = _amount(where, value)
    if amount != int(amount):
        raise SettingsError(f"{where} must be a whole number.")
    return int(amount)


_READERS: Final[Mapping[str, Callable[[str, object], Any]]] = {
    "quiet_hours": _times,
    "reply_window_minutes": _amount,
    "acknowledgement_grace_days": _whole,
    "overdue_accounts_allowed": _whole,
    "crisis_opens": _texts,
    "crisis_lasts_hours": _amount,
    "required_acknowledgements": _documents,
}

DEFAULT: Final = settings_from({})
