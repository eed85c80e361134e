"""What every test may ask for: a steady clock, and Clearline running with a record of its own."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from clearline.cli.made_up import Cast
from clearline.contact import lines, organisation
from clearline.contact.found import wording
from tests.browser.chromium import launch_options
from tests.emptying import pristine
from tests.home import make_home
from tests.live import Clearline, Prepared

ON_POSTGRESQL = bool(os.environ.get("CLEARLINE_TEST_DATABASE_URL"))
# The fixtures through which a test reaches a database.
REACHES_DATABASE = {"db", "transactional_db", "django_db_setup"}
STARTS_A_PROCESS = {"server", "made_up", "bare"}

# A Monday in November at 16:30 in England: term time, outside quiet hours, staff on shift.
TEATIME = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)

# Two busy cores make a slow example now and then; that is no finding.
settings.register_profile("every day", deadline=None)
settings.register_profile("deep", deadline=None, max_examples=5_000)
settings.load_profile("deep" if os.environ.get("CLEARLINE_DEEP") else "every day")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what touches a database; the rest has been run on SQLite."""
    for item in items:
        if STARTS_A_PROCESS & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.live)
    if not ON_POSTGRESQL:
        return
    kept = [item for item in items if _reaches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _reaches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser") or item.get_closest_marker("sqlite"):
        return False
    asked = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("live")
    return bool(marked or asked & REACHES_DATABASE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Keep what the migrations left, to come back to after each test that commits."""
    with django_db_blocker.unblock():
        pristine.remember()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the machine's own Chromium."""
    return launch_options()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stop the clock at teatime; `clock.shift(60)` and `clock.move_to(…)` move it."""
    with time_machine.travel(TEATIME, tick=False) as traveller:
        yield traveller


@pytest.fixture
def home(db: None, tmp_path: Path, settings: Any) -> Cast:
    """The made-up organisation, as it is on a Monday at teatime."""
    settings.SEALING_KEYS = tmp_path / "sealing"
    lines.forget()
    organisation.forget()
    wording.forget()
    return make_home(at=TEATIME)


@pytest.fixture(scope="session")
def made_up() -> Prepared:
    """Fill the made-up organisation once; each server starts from a copy."""
    return Prepared.start("made-up", "--demo")


@pytest.fixture(scope="session")
def bare() -> Prepared:
    """Start a record with nobody in it once, for what does not ask how it was made."""
    return Prepared.start("bare")


@pytest.fixture
def server(made_up: Prepared, tmp_path: Path) -> Iterator[Clearline]:
    """Clearline running in a process of its own, with the made-up organisation, on a free port."""
    with made_up.copy(tmp_path / "data") as clearline:
        clearline.start()
        yield clearline
