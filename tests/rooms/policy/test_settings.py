"""The organisation's settings are versioned data, and wrong ones are named in a sentence."""

import hashlib
import json
from typing import Any

import pytest

from clearline.policy.decision import Outcome
from clearline.policy.settings import DEFAULT, SettingsError, settings_from
from clearline.policy.terms import Document
from tests.rooms.policy.asking import ask, stopped

# As the command line promises them.
PROMISED: dict[str, Any] = {
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


@pytest.mark.parametrize("chosen", [{}, PROMISED, {"reply_window_minutes": 60}, {"unheard_of": 1}])
def test_nothing_chosen_and_the_defaults_themselves_are_the_first_version(chosen: object) -> None:
    assert settings_from(chosen) == DEFAULT
    assert DEFAULT.version == "default-1"


def test_what_is_chosen_is_merged_key_by_key_and_named_by_its_digest() -> None:
    settings = settings_from({"reply_window_minutes": 30, "unheard_of": True})
    merged = json.dumps(
        {**PROMISED, "reply_window_minutes": 30}, sort_keys=True, separators=(",", ":")
    )

    assert settings.reply_window_minutes == 30
    assert settings.quiet_hours == ("21:00", "08:00")
    assert settings.version == "sha256:" + hashlib.sha256(merged.encode()).hexdigest()


def test_each_decision_names_the_version_it_was_made_by() -> None:
    assert ask().policy == "default-1"
    assert ask(policy={}).policy == "default-1"
    assert ask(policy={"overdue_accounts_allowed": 2}).policy.startswith("sha256:")


def test_the_order_of_keys_does_not_matter_to_the_version() -> None:
    one = {"overdue_accounts_allowed": 1, "crisis_lasts_hours": 2}
    other = dict(reversed(one.items()))

    assert settings_from(one).version == settings_from(other).version


def test_settings_change_the_answer() -> None:
    late = {"at": "2026-05-12T21:30:00+01:00"}

    assert ask(**late).outcome is Outcome.HOLD
    assert ask(**late, policy={"quiet_hours": ["22:30", "06:30"]}).outcome is Outcome.ALLOW


def test_a_longer_list_of_policies_binds() -> None:
    every = [each.value for each in Document]
    without_mail = {"acknowledged": every[:-1]}

    assert stopped(worker=without_mail) == {}
    assert stopped(worker=without_mail, policy={"required_acknowledgements": every}) == {
        "policies_acknowledged": "refuse"
    }


@pytest.mark.parametrize("wrong", [None, [], "", 7, True])
def test_settings_are_an_object(wrong: object) -> None:
    with pytest.raises(SettingsError, match=r"must be a JSON object\."):
        settings_from(wrong)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("quiet_hours", None, "must be a list."),
        ("quiet_hours", ["21:00"], "must be two times"),
        ("quiet_hours", ["21:00", "08:00", "09:00"], "must be two times"),
        ("quiet_hours", ["21:00", "24:00"], "[1] must be a time of day"),
        ("quiet_hours", ["9pm", "08:00"], "[0] must be a time of day"),
        ("quiet_hours", [21, 8], "[0] must be a time of day"),
        ("reply_window_minutes", "60", "must be a number."),
        ("reply_window_minutes", True, "must be a number."),
        ("reply_window_minutes", None, "must be a number."),
        ("reply_window_minutes", -1, "must not be less than 0."),
        ("acknowledgement_grace_days", 1.5, "must be a whole number."),
        ("overdue_accounts_allowed", -1, "must not be less than 0."),
        ("crisis_opens", "hours", "must be a list."),
        ("crisis_opens", ["hours", 7], "[1] must be a text."),
        ("crisis_lasts_hours", [], "must be a number."),
        ("required_acknowledgements", ["the_times"], "[0] must be one of: practice_guidance,"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(key: str, value: object, says: str) -> None:
    with pytest.raises(SettingsError) as problem:
        settings_from({key: value})

    assert str(problem.value).startswith(key + says.partition(" ")[0].rstrip("must"))
    assert says in str(problem.value)
    assert str(problem.value).endswith(".")
