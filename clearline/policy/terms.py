"""The fixed words in which facts are told."""

from enum import Enum, StrEnum, auto
from typing import Final, Literal


class Unknown(Enum):
    """The one mark for a fact that nobody told; it is not the same as 'none'."""

    UNKNOWN = auto()


UNKNOWN: Final[Literal[Unknown.UNKNOWN]] = Unknown.UNKNOWN


class Direction(StrEnum):
    """Which way the words go."""

    OUTBOUND = "outbound"
    INBOUND = "inbound"


class Lane(StrEnum):
    """Whose conversation it is: staff's, or the child's with those who look after their rights."""

    STAFF = "staff"
    PROTECTED = "protected"


class Channel(StrEnum):
    """How it travels; every method that the guidance names (C3)."""

    IN_APP = "in_app"
    SMS = "sms"
    EMAIL = "email"
    VOICE_CALL = "voice_call"
    VIDEO_CALL = "video_call"
    PHOTO = "photo"
    VIDEO_CLIP = "video_clip"
    FACE_TO_FACE = "face_to_face"
    NOTICEBOARD = "noticeboard"
    WEBSITE = "website"
    SOCIAL_MEDIA = "social_media"


class Account(StrEnum):
    """Whose account or number it goes out from."""

    ORGANISATION = "organisation"
    PERSONAL = "personal"


class Purpose(StrEnum):
    """What it is for, as the worker says before writing."""

    CHECK_IN = "check_in"
    ARRANGEMENTS = "arrangements"
    KEYWORK = "keywork"
    HEALTH = "health"
    EDUCATION = "education"
    FAMILY_TIME = "family_time"
    TRAVEL = "travel"
    WELFARE = "welfare"
    CRISIS = "crisis"
    CELEBRATION = "celebration"
    CARE_PLANNING = "care_planning"
    LEAVING_CARE = "leaving_care"
    OTHER = "other"


class Relationship(StrEnum):
    """What the worker is to this child, on record."""

    KEYWORKER = "keyworker"
    HOME_STAFF = "home_staff"
    REGISTERED_MANAGER = "registered_manager"
    ALLOCATED_WORKER = "allocated_worker"
    IRO = "iro"
    NONE = "none"


class Document(StrEnum):
    """The organisation's documents that staff acknowledge."""

    PRACTICE_GUIDANCE = "practice_guidance"
    PROPRIETY = "propriety"
    CODE_OF_CONDUCT = "code_of_conduct"
    EMAIL_POLICY = "email_policy"


class Provider(StrEnum):
    """Who provided a piece of equipment."""

    ORGANISATION = "organisation"
    PERSONAL = "personal"


class EquipmentStatus(StrEnum):
    """Whether a piece of equipment may be used."""

    IN_SERVICE = "in_service"
    LOST = "lost"
    RETIRED = "retired"
    UNREGISTERED = "unregistered"


class AssignedTo(StrEnum):
    """Whom a piece of equipment is assigned to, seen from this worker."""

    WORKER = "worker"
    HOME = "home"
    OTHER = "other"


class Kind(StrEnum):
    """Who the other person is: the child, or somebody of the child's family."""

    CHILD = "child"
    FAMILY = "family"


class Residence(StrEnum):
    """Whether the child lives in the home."""

    RESIDENT = "resident"
    LEFT = "left"
    NEVER = "never"


class Presence(StrEnum):
    """Where the child is now. `unknown` is what staff say; it is not a fact left out."""

    IN_HOME = "in_home"
    AWAY = "away"
    MISSING = "missing"
    UNKNOWN = "unknown"


class LegalStatus(StrEnum):
    """The legal status codes of the SSDA903 return."""

    C1 = "C1"
    C2 = "C2"
    D1 = "D1"
    E1 = "E1"
    V2 = "V2"
    V3 = "V3"
    V4 = "V4"
    J1 = "J1"
    J2 = "J2"
    J3 = "J3"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"


class InTouch(StrEnum):
    """The return's words for whether the authority is in touch with a care leaver."""

    YES = "YES"
    NO = "NO"
    DIED = "DIED"
    REFU = "REFU"
    NREQ = "NREQ"
    RHOM = "RHOM"


class Giver(StrEnum):
    """As what somebody gave permission."""

    PARENT = "parent"
    LOCAL_AUTHORITY = "local_authority"
    DELEGATED_MANAGER = "delegated_manager"
    YOUNG_PERSON = "young_person"
    WAIVER = "waiver"


class Approver(StrEnum):
    """As what somebody decided about contact with a young person who has left."""

    REGISTERED_MANAGER = "registered_manager"
    RESPONSIBLE_INDIVIDUAL = "responsible_individual"
    ALLOCATED_WORKER = "allocated_worker"
    SUBSTITUTE = "substitute"


class Answer(StrEnum):
    """What an approver decided."""

    APPROVED = "approved"
    DECLINED = "declined"
    REVOKED = "revoked"


class Reading(StrEnum):
    """What reading the words asks for."""

    NOTE = "note"
    HOLD = "hold"
    REFUSE = "refuse"
