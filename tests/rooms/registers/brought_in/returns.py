"""Small returns in the format of the real one, made up here."""

from io import BytesIO

from clearline.registers.brought_in.sources import Source
from clearline.registers.brought_in.ssda903.files import FILES, Return, read
from clearline.registers.models import ReturnFile

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODES = ",".join(c.name for c in FILES[ReturnFile.EPISODES].columns)
OC3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"
MISSING = "CHILD,DOB,MISSING,MIS_START,MIS_END"
UASC = "CHILD,SEX,DOB,DUC"


def sheet(*lines: str) -> bytes:
    return "\r\n".join([*lines, ""]).encode()


def header(*children: str, born: str = "01/05/2011") -> bytes:
    return sheet(HEADER, *[f"{child},F,{born},WBRI,,," for child in children])


def episode(child: str, begins: str, law: str = "C2", ends: str = "", urn: str = "") -> str:
    goes_on = "X1" if ends else ""
    return f"{child},{begins},S,{law},N1,K2,PR1,{ends},{goes_on},,AA1 1AA,AA1 1AB,{urn}"


def episodes(*rows: str) -> bytes:
    return sheet(EPISODES, *rows)


def returned(**files: bytes) -> Return:
    sources = [Source(f"{name}.csv", BytesIO(content)) for name, content in files.items()]
    return read(sources, Return())


def says(found: Return) -> list[str]:
    return [str(fault) for fault in found.faults]
