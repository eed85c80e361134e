"""The database: it answers, it is not newer than the program, and its tables stand."""

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from clearline.cli.serve.obstacle import Obstacle


def prepare() -> None:
    """Bring the tables up to date; at once when they are."""
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if newer := _unknown(executor):
            raise Obstacle(
                f"This record was written by a newer Clearline ({newer})."
                " Start that version, not this one."
            )
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as trouble:
        raise Obstacle(f"The database at {where()} cannot be used: {_said(trouble)}.") from None


def where() -> str:
    """Say which database it is, without its password."""
    settings = connections[DEFAULT_DB_ALIAS].settings_dict
    place = f"{settings['HOST']}:{settings['PORT'] or 5432}/" if settings["HOST"] else ""
    return f"{place}{settings['NAME']}"


def _unknown(executor: MigrationExecutor) -> str:
    known = set(executor.loader.disk_migrations)
    apps = {app for app, _ in known}
    newer = sorted(m for m in executor.loader.applied_migrations if m[0] in apps and m not in known)
    return ", ".join(f"{app} {name}" for app, name in newer)


def _said(trouble: DatabaseError) -> str:
    return (
        str(trouble).strip().splitlines()[-1].rstrip(".")
        if str(trouble).strip()
        else "no reason given"
    )
