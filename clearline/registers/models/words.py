"""The words that registers know. A value never changes, because it is in the ledger."""

from django.db.models import TextChoices


class Gender(TextChoices):
    """What a person says of themselves; a child may ask for a woman or a man."""

    WOMAN = "woman", "woman"
    MAN = "man", "man"
    OTHER = "other", "neither"


class Kind(TextChoices):
    """What somebody is to the organisation."""

    STAFF = "staff", "staff"
    CHILD = "child", "child"
    FAMILY = "family", "family"
    COUNTERPART = "counterpart", "outside professional"


class Channel(TextChoices):
    """The forms of communication that the guidance names."""

    IN_APP = "in_app", "message in the app"
    SMS = "sms", "text message"
    EMAIL = "email", "e-mail"
    VOICE_CALL = "voice_call", "telephone call"
    VIDEO_CALL = "video_call", "video call"
    PHOTO = "photo", "photograph"
    VIDEO_CLIP = "video_clip", "video clip"
    FACE_TO_FACE = "face_to_face", "face to face"
    NOTICEBOARD = "noticeboard", "noticeboard"
    WEBSITE = "website", "website"
    SOCIAL_MEDIA = "social_media", "social media"


class LegalCode(TextChoices):
    """The legal statuses of the statutory return."""

    C1 = "C1", "interim care order"
    C2 = "C2", "full care order"
    D1 = "D1", "freeing order"
    E1 = "E1", "placement order"
    V2 = "V2", "single period of accommodation (section 20)"
    V3 = "V3", "short breaks, each recorded (section 20)"
    V4 = "V4", "short breaks by agreement (section 20)"
    J1 = "J1", "remanded to local authority accommodation"
    J2 = "J2", "placed under PACE"
    J3 = "J3", "youth rehabilitation order with residence"
    L1 = "L1", "under police protection"
    L2 = "L2", "emergency protection order"
    L3 = "L3", "child assessment order"


class Away(TextChoices):
    """Why a child is not in the house."""

    SCHOOL = "school", "at school"
    VISIT = "visit", "on a visit"
    FAMILY_TIME = "family_time", "with family"
    LEAVE = "leave", "on leave"
    HOSPITAL = "hospital", "in hospital"
    MISSING = "missing", "missing"
    AWAY_WITHOUT_LEAVE = "away_without_leave", "away without leave"


class Touch(TextChoices):
    """Whether a care leaver is in touch, in the words of the statutory return."""

    YES = "YES", "in touch"
    NO = "NO", "not in touch"
    DIED = "DIED", "has died"
    REFU = "REFU", "does not want contact"
    NREQ = "NREQ", "no longer needs contact"
    RHOM = "RHOM", "returned home"


class GivenBy(TextChoices):
    """Who gave permission."""

    PARENT = "parent", "holder of parental responsibility"
    LOCAL_AUTHORITY = "local_authority", "local authority"
    DELEGATED_MANAGER = "delegated_manager", "manager, by delegation"
    YOUNG_PERSON = "young_person", "the young person"
    WAIVER = "waiver", "social worker and manager together"


class Relation(TextChoices):
    """What a member of the family is to the child."""

    MOTHER = "mother", "mother"
    FATHER = "father", "father"
    PARENT = "parent", "parent"
    STEP_PARENT = "step_parent", "step-parent"
    GRANDPARENT = "grandparent", "grandparent"
    SIBLING = "sibling", "brother or sister"
    AUNT_OR_UNCLE = "aunt_or_uncle", "aunt or uncle"
    GUARDIAN = "guardian", "guardian"
    CARER = "carer", "former carer"
    FRIEND = "friend", "family friend"
    OTHER = "other", "other"


class Role(TextChoices):
    """What somebody is employed or appointed to do."""

    RESIDENTIAL_WORKER = "residential_worker", "residential worker"
    REGISTERED_MANAGER = "registered_manager", "registered manager"
    DEPUTY_MANAGER = "deputy_manager", "deputy manager"
    RESPONSIBLE_INDIVIDUAL = "responsible_individual", "responsible individual"
    SAFEGUARDING_LEAD = "safeguarding_lead", "designated safeguarding lead"
    SOCIAL_WORKER = "social_worker", "social worker"
    PERSONAL_ADVISER = "personal_adviser", "personal adviser"
    REVIEWING_OFFICER = "reviewing_officer", "independent reviewing officer"
    DUTY_REVIEWING_OFFICER = "duty_reviewing_officer", "duty reviewing officer"
    ADVOCATE = "advocate", "advocate"
    SOLICITOR = "solicitor", "solicitor"
    CAFCASS_OFFICER = "cafcass_officer", "Cafcass officer"
    INDEPENDENT_VISITOR = "independent_visitor", "independent visitor"
    INDEPENDENT_PERSON = "independent_person", "independent person (regulation 44)"
    INSPECTOR = "inspector", "inspector"
    ADMINISTRATOR = "administrator", "system administrator"


class Tie(TextChoices):
    """A relationship that is given to a worker with one child."""

    KEYWORKER = "keyworker", "keyworker"
    ALLOCATED_WORKER = "allocated_worker", "allocated worker"


class Duty(TextChoices):
    """How somebody is on the rota."""

    SHIFT = "shift", "on shift"
    SLEEP_IN = "sleep_in", "sleeping in"
    ON_CALL = "on_call", "on call"


class Document(TextChoices):
    """The policies that staff acknowledge."""

    PRACTICE_GUIDANCE = "practice_guidance", "practice guidance"
    PROPRIETY = "propriety", "guidance on propriety and official conduct"
    CODE_OF_CONDUCT = "code_of_conduct", "code of conduct"
    EMAIL_POLICY = "email_policy", "e-mail policy"
    CHILD_PROTECTION = "child_protection", "child protection policy"
    MISSING_CHILDREN = "missing_children", "missing child policy"
    BEHAVIOUR = "behaviour", "behaviour management policy"
    DATA_PROTECTION = "data_protection", "data protection policy"


class Device(TextChoices):
    """What a piece of equipment is."""

    PHONE = "phone", "phone"
    TABLET = "tablet", "tablet"
    LAPTOP = "laptop", "laptop"
    DESKTOP = "desktop", "desktop computer"
    CAMERA = "camera", "camera"
    SIM = "sim", "SIM card"
    NUMBER = "number", "telephone number"
    MAILBOX = "mailbox", "mailbox"


class ProvidedBy(TextChoices):
    """Whose a piece of equipment is."""

    ORGANISATION = "organisation", "the organisation"
    PERSONAL = "personal", "the worker"


class Status(TextChoices):
    """Whether a piece of equipment may be used."""

    IN_SERVICE = "in_service", "in service"
    LOST = "lost", "lost"
    RETIRED = "retired", "retired"


class CheckKind(TextChoices):
    """What is checked of somebody who works for children."""

    DBS = "dbs", "DBS certificate"
    REFERENCE = "reference", "reference"
    IDENTITY = "identity", "identity"
    RIGHT_TO_WORK = "right_to_work", "right to work"
    REGISTRATION = "registration", "professional registration"
    QUALIFICATION = "qualification", "social work qualification"
    SKILLS = "skills", "skills to review"
    TRAINING = "training", "training"


class SeatKind(TextChoices):
    """Who may sit in a child's private line."""

    IRO = "iro", "independent reviewing officer"
    # Counts only while no reviewing officer of the child's own does.
    DUTY_IRO = "duty_iro", "duty reviewing officer"
    ADVOCATE = "advocate", "advocate"
    SOLICITOR = "solicitor", "solicitor"
    CAFCASS = "cafcass", "Cafcass"
    INDEPENDENT_VISITOR = "independent_visitor", "independent visitor"
    INSPECTORATE = "inspectorate", "inspectorate"
    COMPLAINTS = "complaints", "complaints"


class Detail(TextChoices):
    """What kind of address or number may be given freely."""

    NUMBER = "number", "telephone number"
    EMAIL = "email", "e-mail address"
    SITE = "site", "website"
    ADDRESS = "address", "address"
    POSTCODE = "postcode", "postcode"


class Reach(TextChoices):
    """What kind of number or address somebody has of their own."""

    NUMBER = "number", "telephone number"
    EMAIL = "email", "e-mail address"


class ReturnFile(TextChoices):
    """The files of the statutory return that are kept as they came."""

    HEADER = "header", "header"
    EPISODES = "episodes", "episodes"
    CARE_LEAVERS = "care_leavers", "care leavers (OC3)"
    MISSING = "missing", "missing"
    UASC = "uasc", "unaccompanied asylum-seeking children"


class ImportState(TextChoices):
    """How far a file is that somebody brings in on a page."""

    READING = "reading", "being read"
    REVIEW = "review", "waits to be looked at"
    BRINGING = "bringing", "being brought in"
    DONE = "done", "brought in"
    LEFT = "left", "left"
    REFUSED = "refused", "nothing in it could be brought in"
