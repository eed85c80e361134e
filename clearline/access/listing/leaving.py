"""The pages of what comes after leaving; of whom, is asked of the contact room."""

from clearline.access.again import APPROVES
from clearline.access.listing.page import (
    CARERS,
    CHILD,
    FORM,
    HOME_STAFF,
    READ,
    WRITE,
    Page,
)

PAGES = (
    Page("leaving:front", READ, CARERS, "Each sees what waits for them, and whom they act for."),
    Page("leaving:one", READ, CARERS, "Who acts for them, answers for them or is named to write."),
    Page("leaving:stay", WRITE, CARERS, "Each says for themselves; only of the home."),
    Page("leaving:ask", FORM, HOME_STAFF, "Who acts for them at the home asks; never answers."),
    Page("leaving:take_back", WRITE, HOME_STAFF, "The same take an asking back."),
    Page("leaving:wants", FORM, CARERS, "Who sees them writes down what they say."),
    Page("leaving:happened", FORM, CARERS, "Whoever was in contact says so."),
    Page("leaving:account", FORM, CARERS, "Whoever was in contact writes of it."),
    Page(
        "leaving:approval",
        FORM,
        CARERS,
        "Only the two who were asked answer, each as themselves; who asked reads it.",
        grave=APPROVES,
    ),
    Page("leaving:mine", FORM, CHILD, "Only they themselves say what they want."),
)
