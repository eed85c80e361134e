"""Who the made-up people are. None of them is anybody, and no number here rings anywhere."""

from dataclasses import dataclass

from clearline.registers.models import Gender, Kind, LegalCode, Relation, Role

LARKFIELD, ALDER_COURT = "Larkfield House", "Alder Court"
WEST_COUNTY, NORTHMOOR = "West County Council", "Northmoor Council"


@dataclass(frozen=True)
class Member:
    """Somebody with a post: their name, the post, and the home or authority where it is."""

    key: str
    name: str
    gender: Gender
    role: Role
    at: str = ""
    kind: Kind = Kind.STAFF

    @property
    def sign_in(self) -> str:
        """Return the name that they sign in with."""
        return f"{self.name.lower().replace(' ', '.')}@clearline.example"

    @property
    def is_of_a_home(self) -> bool:
        """Say whether the post is at one of the homes."""
        return self.at in {LARKFIELD, ALDER_COURT}


_W, _M, _OUTSIDE = Gender.WOMAN, Gender.MAN, Kind.COUNTERPART

MEMBERS = (
    Member("adele", "Adele Finch", _W, Role.ADMINISTRATOR),
    Member("priya", "Priya Nair", _W, Role.REGISTERED_MANAGER, LARKFIELD),
    Member("deepa", "Deepa Anand", _W, Role.DEPUTY_MANAGER, LARKFIELD),
    Member("dawn", "Dawn Pryce", _W, Role.RESIDENTIAL_WORKER, LARKFIELD),
    Member("sam", "Sam Oyelaran", _M, Role.RESIDENTIAL_WORKER, LARKFIELD),
    Member("joy", "Joy Penhale", _W, Role.RESIDENTIAL_WORKER, LARKFIELD),
    Member("tom", "Tom Wickes", _M, Role.RESIDENTIAL_WORKER, LARKFIELD),
    Member("graham", "Graham Tolliver", _M, Role.RESPONSIBLE_INDIVIDUAL),
    Member("lena", "Lena Hollis", _W, Role.SAFEGUARDING_LEAD),
    Member("marcus", "Marcus Bellweather", _M, Role.SOCIAL_WORKER, WEST_COUNTY),
    Member("nadia", "Nadia Thorne", _W, Role.SOCIAL_WORKER, WEST_COUNTY),
    Member("sunita", "Sunita Marlow", _W, Role.PERSONAL_ADVISER, WEST_COUNTY),
    Member("helen", "Helen Ashdown", _W, Role.REVIEWING_OFFICER, WEST_COUNTY),
    Member("devi", "Devi Harcourt", _W, Role.DUTY_REVIEWING_OFFICER, WEST_COUNTY),
    Member("fiona", "Fiona Garrick", _W, Role.ADVOCATE, kind=_OUTSIDE),
    Member("ruth", "Ruth Quayle", _W, Role.INDEPENDENT_PERSON, LARKFIELD, _OUTSIDE),
    Member("owen", "Owen Brackley", _M, Role.INSPECTOR, LARKFIELD, _OUTSIDE),
    Member("peter", "Peter Lanyon", _M, Role.REGISTERED_MANAGER, ALDER_COURT),
    Member("joan", "Joan Sedge", _W, Role.RESIDENTIAL_WORKER, ALDER_COURT),
    Member("stella", "Stella Rowe", _W, Role.SOCIAL_WORKER, NORTHMOOR),
)


@dataclass(frozen=True)
class Young:
    """A child or young person: how old, placed by whom, where and under what law."""

    key: str
    name: str
    known_as: str
    gender: Gender
    years: int
    birthday_days_ago: int
    legal_code: LegalCode
    home: str = LARKFIELD
    authority: str = WEST_COUNTY


YOUNG = (
    Young("mia", "Mia Hartley", "Mia", _W, 14, 130, LegalCode.V2),
    Young("callum", "Callum Reid", "Callum", _M, 12, 60, LegalCode.C2),
    Young("tobi", "Oluwatobi Adeyinka", "Tobi", _M, 15, 200, LegalCode.V2),
    Young("ellie_mae", "Ellie-Mae Croft", "Ellie-Mae", _W, 13, 20, LegalCode.C1),
    Young("amina", "Amina Darwish", "Amina", _W, 17, 350, LegalCode.V2),
    Young("reece", "Reece Dalton", "Reece", _M, 19, 40, LegalCode.C2),
    Young("nell", "Nell Whitcombe", "Nell", _W, 14, 90, LegalCode.C2, ALDER_COURT, NORTHMOOR),
)


@dataclass(frozen=True)
class Relative:
    """Somebody of a child's family, and whether they may decide for the child."""

    key: str
    name: str
    gender: Gender
    of: str
    relation: Relation
    decides: bool


RELATIVES = (
    Relative("karen", "Karen Hartley", _W, "mia", Relation.MOTHER, decides=True),
    Relative("darren", "Darren Hartley", _M, "mia", Relation.FATHER, decides=False),
    Relative("bisi", "Bisi Adeyinka", _W, "tobi", Relation.MOTHER, decides=True),
    Relative("kunle", "Kunle Adeyinka", _M, "tobi", Relation.FATHER, decides=True),
)
