"""Every page, and under which faces one may open it: what is not listed here is closed.

To add a page: one line in PAGES, with the name of its address in a `urls.py` and one reason.
`docs/access.md` is written from this list by `scripts/write_access.py`; the test in
`tests/conformance/test_pages.py` tries each address as each role (an address with arguments gets
them there). Which child's record may be read on an open page is asked of `access.records`.
"""

from collections.abc import Mapping
from enum import StrEnum

from clearline.access.again import AGREES, APPROVES, EXPORTS, RELEASES, SIGNS_IN
from clearline.access.caller import Caller, Face
from clearline.access.listing import clocks, leaving
from clearline.access.listing.page import (
    CARERS,
    CHILD,
    EVERYBODY,
    FORM,
    HOME_STAFF,
    KEEPERS,
    LEADS,
    MANAGERS,
    PRIVATE,
    READ,
    READERS,
    REGISTRARS,
    RENEWERS,
    RUNNERS,
    SIGNED_IN,
    STAFF,
    TOLD_OF_CRISES,
    TOLD_OF_WORRIES,
    WRITE,
    WRITERS,
    Page,
)

__all__ = ["LISTED", "PAGES", "READ", "Page", "Verdict", "faces_of", "verdict"]

PAGES: tuple[Page, ...] = (
    # Sign-in.
    Page("sign_in:front", READ, EVERYBODY, "The bare address leads each to their first page."),
    Page("sign_in:door", FORM, EVERYBODY, "The door has to be open to those outside."),
    Page("sign_in:second", FORM, EVERYBODY, "Whoever owes a second step is nobody yet."),
    Page("sign_in:set_up", FORM, EVERYBODY, "Whoever has no second step yet is nobody yet."),
    Page("sign_in:passkey", WRITE, EVERYBODY, "A passkey is a way in."),
    Page("sign_in:with", READ, EVERYBODY, "An organisation's own sign-in is a way in."),
    Page("sign_in:back", READ, EVERYBODY, "And there one comes back from it."),
    Page("sign_in:link_with", READ, EVERYBODY, "Whoever was invited comes in that way."),
    Page("sign_in:link", FORM, EVERYBODY, "A one-use link is opened by somebody not signed in."),
    Page("sign_in:choose", FORM, EVERYBODY, "Only in the made-up organisation, on its machine."),
    Page("sign_in:sign_out", WRITE, EVERYBODY, "Leaving is never refused."),
    Page("sign_in:again", FORM, STAFF, "Staff have a second step to show again."),
    Page("sign_in:mine", READ, SIGNED_IN, "Each sees where they themselves are signed in."),
    Page("sign_in:end", WRITE, SIGNED_IN, "Each ends their own sign-ins."),
    Page("sign_in:codes", WRITE, STAFF, "Staff renew their own recovery codes."),
    Page("sign_in:add_passkey", WRITE, STAFF, "Staff add a passkey of their own."),
    # Links.
    Page("sign_in:connect_child", FORM, CARERS, "Those who care for a child connect their phone."),
    Page(
        "sign_in:connect_phone",
        FORM,
        MANAGERS | {Face.WORKER},
        "Who answers for a home enrols its equipment, and who is on call what it shares.",
    ),
    Page("sign_in:enrol", FORM, EVERYBODY, "A code is typed on equipment that is nobody's yet."),
    Page(
        "sign_in:connect_staff",
        FORM,
        MANAGERS | {Face.ADMINISTRATOR},
        "Who answers for staff, and who runs the system, let them set a password.",
    ),
    Page(
        "sign_in:joined",
        FORM,
        MANAGERS | {Face.ADMINISTRATOR},
        "The same join them to their organisation's own sign-in.",
        grave=SIGNS_IN,
    ),
    Page("sign_in:renewals", READ, RENEWERS, "Two let somebody in again whom nobody is above."),
    Page("sign_in:renew", FORM, RENEWERS, "Never two who only run the system.", grave=SIGNS_IN),
    # What anybody may see.
    Page("public:help", READ, EVERYBODY, "Help is not behind a door."),
    Page("public:checkpoint", READ, EVERYBODY, "Anybody may check the log; it names nobody."),
    Page("public:key", READ, EVERYBODY, "Who checks the log needs the key it is signed with."),
    Page("public:tile", READ, EVERYBODY, "Hashes only, by which the checkpoint is checked."),
    # What a child's family is asked: the link is the way in, and its code.
    Page("family:open", FORM, EVERYBODY, "Who holds the link and knows its code has no account."),
    Page("family:not_me", WRITE, EVERYBODY, "A link may have reached somebody else."),
    # A child's own pages.
    Page("child:front", READ, CHILD, "Each child sees their own."),
    Page("child:help", READ, CHILD, "Beside what anybody may ring, their own private people."),
    Page("child:help_now", FORM, CHILD, "Only a child asks for help for themselves."),
    Page("child:number", FORM, CHILD, "Only a child says that a number is theirs."),
    Page("child:seen", READ, CHILD, "Who can read what they write."),
    Page("child:words", READ, CHILD, "Hard words, explained."),
    Page("child:talk_with_home", READ, CHILD, "Leads to their line with the home."),
    Page("child:talk", FORM, CHILD, "Only on their own lines."),
    Page("child:since", READ, CHILD, "The same, as it grows.", is_use=False),
    Page("child:keep", WRITE, CHILD, "Their own words, not yet sent."),
    Page("child:who", READ, CHILD, "Who can read a line, why, and who has looked."),
    Page("child:someone_else", FORM, CHILD, "Only a child asks for somebody else."),
    Page("child:feel", FORM, CHILD, "Only a child says how it felt."),
    Page("child:meaning", FORM, CHILD, "Only a child asks what words to them mean."),
    Page("child:hide", WRITE, CHILD, "Out of their own sight, nobody else's."),
    Page("child:show", WRITE, CHILD, "And back again."),
    # Those who answer for a home.
    Page("manager:today", READ, MANAGERS, "Who answers for a home sees what waits there."),
    Page("manager:decide", WRITE, MANAGERS, "Never on what one wrote oneself.", grave=RELEASES),
    Page("manager:conversations", READ, MANAGERS, "Open to scrutiny; each look is recorded."),
    Page("manager:gaps", READ, MANAGERS, "Who answers for a home sees what it lacks."),
    Page("manager:looks", READ, MANAGERS, "Who looked at their children's; themselves too."),
    Page(
        "manager:equipment",
        READ,
        MANAGERS | {Face.WORKER},
        "Who answers for a home sees its equipment, and who is on call what it shares.",
    ),
    Page("manager:lost", WRITE, MANAGERS | {Face.WORKER}, "The same say that it is lost."),
    Page("manager:found", WRITE, MANAGERS | {Face.WORKER}, "And that it was found."),
    Page("manager:unproven_seen", WRITE, MANAGERS, "Who is told of a misuse says it was seen to."),
    Page("manager:rota", READ, MANAGERS, "Who answers for a home sees who is on, and when nobody."),
    Page("manager:shift", FORM, MANAGERS, "The same agree to a swap, or give a shift to another."),
    Page(
        "manager:swap", WRITE, MANAGERS, "The same agree to what both asked for; never their own."
    ),
    Page("library:front", READ, STAFF, "Whoever is bound by a document may read it."),
    Page("library:one", FORM, STAFF, "And says for themselves that they have."),
    Page("library:file", READ, STAFF, "The same, as a file."),
    Page("library:declare", FORM, STAFF, "Each who works here declares for themselves."),
    Page("library:readers", READ, MANAGERS, "Who answers for staff sees who has still to read."),
    Page(
        "library:publish",
        FORM,
        MANAGERS,
        "Only who answers for every home; to others it is not there.",
    ),
    Page("book:rules", READ, STAFF, "Whoever is bound by a rule may read it."),
    # Those who watch, and whoever runs it.
    Page("scrutineer:watch", READ, LEADS, "Who watches over safety sees what to look at."),
    Page("scrutineer:record", READ, READERS, "Read whole by these; each look is recorded."),
    Page(
        "scrutineer:figures",
        READ,
        READERS | {Face.INDEPENDENT_PERSON},
        "Counts, and no child by name: case records are closed to the independent person.",
    ),
    Page("administrator:front", READ, RUNNERS, "Who runs it sees how it runs, and no words."),
    # The registers; whose and which rows, is asked of `access.records`.
    Page("registers:front", READ, REGISTRARS, "Leads to the children."),
    Page("registers:list", READ, REGISTRARS, "Those of whom the caller keeps registers."),
    Page(
        "registers:new",
        FORM,
        REGISTRARS,
        "Who answers for a home admits and employs; the authority names who reviews.",
    ),
    Page(
        "registers:page",
        READ,
        REGISTRARS,
        "Who answers for a home keeps its registers; the authority those of private lines.",
    ),
    Page("registers:book", READ, REGISTRARS, "The same, with all that was ever written down."),
    Page("registers:add", FORM, REGISTRARS, "The same add a fact."),
    Page("registers:stop", FORM, REGISTRARS, "The same end one; none is deleted."),
    Page("registers:second", FORM, REGISTRARS, "Another of the same agrees.", grave=APPROVES),
    # The reading of words, and the organisation's settings.
    Page("reading:contested", READ, MANAGERS, "Who answers for a home looks at what is contested."),
    Page(
        "reading:answer",
        WRITE,
        MANAGERS,
        "Who answers for a home agrees or not; never their own.",
        grave=AGREES,
    ),
    Page("reading:known", READ, MANAGERS, "What staff may give is for those who answer for it."),
    Page("reading:figures", READ, MANAGERS, "How often the reading is right, for their own homes."),
    Page(
        "reading:policy", READ, MANAGERS, "Who is bound by settings and answers for it, reads them."
    ),
    Page(
        "reading:change",
        FORM,
        MANAGERS,
        "Only who answers for every home; to others it is not there.",
        grave=APPROVES,
    ),
    # Files brought in; each sees their own, and of those only what is theirs to bring in.
    Page("bringing:front", FORM, KEEPERS, "Who keeps registers brings in what files say."),
    Page("bringing:one", READ, KEEPERS, "Their own, as far as it is."),
    Page("bringing:go", WRITE, KEEPERS, "Their own, once they have looked at it."),
    Page("bringing:leave", WRITE, KEEPERS, "Their own."),
    Page("bringing:faults", READ, KEEPERS, "What was wrong in their own, as a file."),
    Page("bringing:template", READ, KEEPERS, "Empty files to fill in."),
    Page(
        "bringing:export",
        READ,
        KEEPERS,
        "What is theirs to bring in, as a file.",
        grave=EXPORTS,
    ),
    Page("bringing:matches", READ, MANAGERS, "Who knows the children says who is who."),
    Page("bringing:answer", WRITE, MANAGERS, "The same."),
    # Worries; of which ones somebody is told, is asked of the contact room.
    Page("worries:front", READ, TOLD_OF_WORRIES, "Each sees the worries they are told of."),
    Page("worries:one", FORM, TOLD_OF_WORRIES, "Only those who are told of it; never the named."),
    # Permission, form by form; for which children, is asked of `access.consents`.
    Page("permissions:overview", READ, MANAGERS, "Who answers for a home sees what is missing."),
    Page("permissions:languages", FORM, MANAGERS, "In what language their families are asked."),
    Page("permissions:language_sheet", READ, MANAGERS, "What is to be put into a language."),
    Page("permissions:language_stop", WRITE, MANAGERS, "Only who answers for every home."),
    Page("permissions:sheet", READ, CARERS, "Who acts for a child sees who said yes to what."),
    Page("permissions:ask", FORM, CARERS, "Who answers for a child, or was given to them, asks."),
    Page("permissions:agreement", WRITE, CARERS, "Who acts for a child writes down what they say."),
    Page("permissions:one", FORM, CARERS, "A no told to anybody who acts for the child counts."),
    Page("permissions:paper", READ, CARERS, "The same, with what was signed."),
    Page("permissions:tasks", READ, CARERS, "Each sees what they themselves have to do."),
    Page("permissions:do", WRITE, CARERS, "Only whose task it is says that it is done."),
    Page("permissions:withdrawn", READ, LEADS, "A yes taken back after a worry; not to the named."),
    *leaving.PAGES,
    # What leaves the building. Carriers prove themselves, each in its own way.
    Page("outside:called", FORM, EVERYBODY, "A carrier calls, and proves that it is the one."),
    Page("outside:texts", READ, HOME_STAFF, "Who acts for children sees what needs a person."),
    Page("outside:join", WRITE, HOME_STAFF, "Who acts for a child says whose a number is."),
    Page("outside:confirm", WRITE, HOME_STAFF, "The same make it sure; not one alone by saying."),
    Page("outside:wrong", WRITE, HOME_STAFF, "The same say that it is somebody else's."),
    Page("outside:put_away", WRITE, HOME_STAFF, "Who may read it says that it is for nobody."),
    Page("outside:again", WRITE, HOME_STAFF, "Who writes along a line has a text tried again."),
    Page("outside:let_be", WRITE, HOME_STAFF, "The same let it be, and say why."),
    # Crises; in which ones somebody has a place, is asked of the contact room.
    # Clocks.
    *clocks.PAGES,
    Page("crises:front", READ, TOLD_OF_CRISES, "Each sees those they are in; the lead, patterns."),
    Page("crises:declare", WRITE, CARERS, "Who acts for a child starts one, in one tap."),
    Page("crises:one", READ, CARERS, "Who works it: the home, those on call, those brought in."),
    Page("crises:now", READ, CARERS, "The same, as it changes.", is_use=False),
    Page("crises:do", WRITE, CARERS, "Who works it; each step is in the record."),
    Page("crises:close", WRITE, CARERS, "With who was heard or seen; or a manager’s reason."),
    Page("crises:gone", FORM, CARERS, "Who acts for a child says that they are gone."),
    Page("crises:missing", FORM, CARERS, "The same write down what was done, and the return."),
    Page("crises:plan", FORM, CARERS, "Who acts for a child keeps their own plan with them."),
    # Those who write to children; whose, and along which line, is asked of the contact room.
    Page("staff:children", READ, WRITERS, "Each sees the children they act for."),
    Page("staff:children_now", READ, WRITERS, "The same, as it changes.", is_use=False),
    Page("staff:child", READ, CARERS, "Who acts for a child sees how to reach them."),
    Page("staff:write", WRITE, CARERS, "Who acts for a child begins the line with them."),
    Page("staff:wish", WRITE, CARERS, "Who acts for a child sees to what they ask."),
    Page("staff:talk", READ, WRITERS | READERS, "Only along lines on which they are, or may look."),
    Page("staff:since", READ, WRITERS | READERS, "The same, as it grows.", is_use=False),
    Page("staff:send", WRITE, WRITERS, "Only on lines on which they write; the gate decides."),
    Page("staff:keep", WRITE, WRITERS, "Their own words, not yet sent."),
    Page("staff:check", WRITE, CARERS, "Their own words, read as they write.", changes=False),
    Page("staff:contest", WRITE, CARERS, "Their own words: a finding in them may be wrong."),
    Page("staff:who", READ, WRITERS | READERS, "Who can read a line, and who has looked."),
    Page(
        "staff:answer",
        FORM,
        WRITERS | READERS,
        "Why one's own words wait; to those who oversee, too.",
        grave=RELEASES,
    ),
    Page("staff:shifts", READ, HOME_STAFF, "Each sees their own shifts, and who is on."),
    Page("staff:shift", FORM, HOME_STAFF, "Only a shift of their own, with whom they ask."),
    Page("staff:swap", WRITE, HOME_STAFF, "Only what they ask, or are asked."),
    Page("staff:private", FORM, PRIVATE, "Only who holds a private line."),
)


class Verdict(StrEnum):
    """What the list says of one request."""

    OPEN = "open"
    UNLISTED = "unlisted"
    OTHER_METHOD = "other_method"
    SIGN_IN_FIRST = "sign_in_first"
    CLOSED = "closed"


LISTED: Mapping[str, Page] = {page.name: page for page in PAGES}


def faces_of(caller: Caller | None) -> frozenset[Face]:
    """Return the faces of whoever calls; without a role one is nobody."""
    return (caller.faces if caller else frozenset()) or frozenset({Face.NOBODY})


def verdict(name: str, method: str, caller: Caller | None) -> Verdict:
    """Say whether this page may be asked in this way by this caller."""
    page = LISTED.get(name)
    if page is None:
        return Verdict.UNLISTED
    if method not in page.methods:
        return Verdict.OTHER_METHOD
    if not page.who.isdisjoint(faces_of(caller)):
        return Verdict.OPEN
    return Verdict.SIGN_IN_FIRST if caller is None else Verdict.CLOSED
