"""The pages of clocks; of whose, is asked of the contact room."""

from clearline.access.listing.page import FORM, READ, TOLD_OF_WORRIES, WRITE, Page

PAGES = (
    Page("clocks:front", READ, TOLD_OF_WORRIES, "What runs out at one's homes, and one's own."),
    Page("clocks:now", READ, TOLD_OF_WORRIES, "The same, as it changes.", is_use=False),
    Page("clocks:seen", WRITE, TOLD_OF_WORRIES, "And that one has seen what one was told."),
    Page("clocks:browsers", FORM, TOLD_OF_WORRIES, "Each chooses where they themselves are told."),
    Page("clocks:off", WRITE, TOLD_OF_WORRIES, "And where no more."),
)
