"""The staff as a file: a row for each post."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from clearline.registers import people, posts, staff
from clearline.registers.brought_in import values
from clearline.registers.brought_in.tables import details, found
from clearline.registers.brought_in.tables.shape import Clerk, Column, Given, Table, Whose, day
from clearline.registers.models import Gender, Home, Kind, Person, Post, Role, day_of
from clearline.registers.recorded import go_on, refuse, verb
from clearline.registers.stretches import A_DAY


@verb
def _bring(row: Given, clerk: Clerk) -> list[str]:
    home = found.own_home(row["HOME"], clerk) if row["HOME"] else None
    _is_theirs_to_give(row, home, clerk)
    person = _known(row)
    if person and not _works_for(person, clerk):
        raise refuse("Somebody of this name works at another home.", field="NAME")
    changes = [] if person else ["new"]
    about: people.About = {"known_as": row["KNOWN_AS"] or "", "gender": row["GENDER"] or ""}
    if person is None:
        person = go_on(people.add(row["NAME"], Kind.STAFF, **about, **clerk.who))
    else:
        changes += _renamed(person, row, clerk)
    changes += details.bring(person, row, clerk)
    work = staff.newest(person)
    started = row["STARTED"] or row["FROM"] or day_of(clerk.at)
    if work is None:
        work = go_on(staff.start(person, on=started, **clerk.who))
        changes.append(f"works here from {values.said_aloud(started)}")
    elif work.left_on and row["STARTED"] and row["STARTED"] >= work.left_on:
        work = go_on(staff.rejoin(person, on=started, **clerk.who))
        changes.append(f"works here again from {values.said_aloud(started)}")
    changes += _post(person, row, started, clerk) if not work.left_on else []
    if row["LEFT"] and not work.left_on:
        go_on(staff.leave(work, on=row["LEFT"], **clerk.who))
        changes.append(f"has left from {values.said_aloud(row['LEFT'])}")
    return changes


# Whoever answers for a home employs for it; who watches over them is not theirs to appoint.
OF_THEIRS = (Role.RESIDENTIAL_WORKER, Role.DEPUTY_MANAGER)


def _is_theirs_to_give(row: Given, home: Home | None, clerk: Clerk) -> None:
    if clerk.homes is None:
        return
    if not clerk.answers_for(home):
        raise refuse("Name one of your homes.", field="HOME")
    if Role(row["ROLE"]) not in OF_THEIRS:
        raise refuse("The organisation gives this post, not the home.", field="ROLE")


def _works_for(person: Person, clerk: Clerk) -> bool:
    posts = Post.objects.filter(person=person).in_force(clerk.at)
    if clerk.homes is None or not posts.exists():
        return True
    return bool(posts.filter(home__in=clerk.homes, role__in=OF_THEIRS).exists())


def _known(row: Given) -> Person | None:
    """Return who is meant, by the e-mail address first; two of one name are told apart by it."""
    if row["EMAIL"] and (by_mail := found.staff_like(row["EMAIL"])):
        return by_mail[0]
    named = found.staff_like(row["NAME"])
    if len(named) > 1:
        says = "Several people here have this name. Write the e-mail address that is known."
        raise refuse(says, field="NAME")
    if named and row["EMAIL"] and details.now_of(named[0])["EMAIL"]:
        says = "Somebody of this name has another e-mail address. Say on their page who it is."
        raise refuse(says, field="EMAIL")
    return named[0] if named else None


def _renamed(person: Person, row: Given, clerk: Clerk) -> list[str]:
    told: people.About = {
        "known_as": row["KNOWN_AS"] or person.known_as,
        "gender": row["GENDER"] or person.gender,
    }
    if (row["NAME"], *told.values()) == (person.name, person.known_as, person.gender):
        return []
    go_on(people.rename(person, row["NAME"], **told, **clerk.who))
    return [f"called {row['NAME']}"]


def _post(person: Person, row: Given, started: Any, clerk: Clerk) -> list[str]:
    role, first, last = Role(row["ROLE"]), row["FROM"] or started, row["UNTIL"]
    home = found.home(row["HOME"]) if row["HOME"] else None
    authority = found.authority(row["AUTHORITY"]) if row["AUTHORITY"] else None
    held = Post.objects.filter(person=person, role=role, home=home, authority=authority)
    same = held.filter(from_on=first).order_by("pk").last() or (
        None if row["FROM"] else held.filter(ended_on=None, until_on=None).first()
    )
    if same is None:
        place: posts.Place = {"home": home, "authority": authority, "from_on": first}
        place["until_on"] = last
        go_on(posts.appoint(person, role, **place, **clerk.who))
        return [f"{role.label} from {values.said_aloud(first)}"]
    if last and same.until_on is None and same.ended_on is None:
        go_on(posts.stop(same, on=last + A_DAY, **clerk.who))
        return [f"{role.label} until {values.said_aloud(last)}"]
    return []


def _out(at: datetime, whose: Whose) -> Iterator[dict[str, str]]:
    rows = Post.objects.not_over(at).filter(whose.at_home(), person__kind=Kind.STAFF)
    for post in rows.select_related("person", "home", "authority").order_by("person__name", "pk"):
        member = staff.newest(post.person)
        yield {
            "NAME": post.person.name,
            "KNOWN_AS": post.person.known_as,
            "GENDER": post.person.gender,
            **details.now_of(post.person),
            "ROLE": post.role,
            "HOME": post.home.short_name if post.home else "",
            "AUTHORITY": post.authority.name if post.authority else "",
            "STARTED": day(member.started_on) if member else "",
            "LEFT": day(member.left_on) if member else "",
            "FROM": day(post.from_on),
            "UNTIL": day(post.until_on),
        }


TABLE = Table(
    "staff",
    "Staff",
    "One row for each post; somebody with two posts has two rows.",
    (
        Column("NAME", "Full name.", "Dawn Ellery", is_needed=True),
        Column("KNOWN_AS", "What they go by.", "Dawn", longest=100),
        Column("GENDER", "woman, man or other.", "woman", values.one_of(dict(Gender.choices))),
        Column("TELEPHONE", "Work number.", "07700 900101", longest=30),
        Column("EMAIL", "Work e-mail: by it they are known again.", "dawn@clearline.example"),
        Column(
            "ROLE",
            f"One of: {', '.join(Role.values)}.",
            "residential_worker",
            values.one_of(dict(Role.choices)),
            is_needed=True,
        ),
        Column("HOME", "The home's name or URN, for who works at one.", "Larkfield"),
        Column("AUTHORITY", "The authority's name, for who works at one.", ""),
        Column("STARTED", "First day at work.", "01/09/2024", values.day),
        Column("LEFT", "First day on which they no longer work here.", "", values.day),
        Column("FROM", "First day of this post.", "01/09/2024", values.day),
        Column("UNTIL", "Last day of this post, if it is known.", "", values.day),
    ),
    _bring,
    _out,
)
