"""What words say: contact details, personal talk, boundaries, worries; words in, findings out."""

from clearline.screening.read import read
from clearline.screening.reading import Found, Known, Outcome, Reading, Speaker, Urgency

__all__ = ["Found", "Known", "Outcome", "Reading", "Speaker", "Urgency", "read"]
