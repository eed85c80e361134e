"""What PostgreSQL alone can do: pgbench, two reads, two writes and a commit a message."""

import re
import subprocess
from pathlib import Path

from benchmarks.raw import TEXT
from scripts.with_postgresql import binary

TABLES = """
DROP TABLE IF EXISTS said, noted, signed_in, place;
CREATE TABLE said (id bigserial PRIMARY KEY, line int NOT NULL, who int NOT NULL,
  words text NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON said (line, id);
CREATE TABLE noted (id bigserial PRIMARY KEY, said bigint NOT NULL, leaf bytea NOT NULL);
CREATE TABLE signed_in (token text PRIMARY KEY, who int NOT NULL, until timestamptz NOT NULL);
INSERT INTO signed_in
  SELECT md5(i::text), i, now() + interval '1 day' FROM generate_series(1, 50) i;
CREATE TABLE place (line int, who int, may boolean, PRIMARY KEY (line, who));
INSERT INTO place SELECT (i + 1) / 2, i, true FROM generate_series(1, 50) i;
"""
SEND = f"""\\set u random(1, 50)
BEGIN;
SELECT who FROM signed_in WHERE token = md5((:u)::text) AND until > now();
SELECT may FROM place WHERE line = (:u + 1) / 2 AND who = :u;
INSERT INTO said (line, who, words) VALUES ((:u + 1) / 2, :u, '{TEXT}');
INSERT INTO noted (said, leaf) VALUES (currval('said_id_seq'), sha256('x'));
COMMIT;
"""


def per_second(database: str, folder: Path, at_once: int, seconds: int) -> float:
    """Return how many such sends a second it does."""
    (folder / "tables.sql").write_text(TABLES)
    (folder / "send.sql").write_text(SEND)
    subprocess.run([binary("psql"), "-q", database, "-f", folder / "tables.sql"], check=True)
    words = ["-n", "-M", "prepared", "-f", str(folder / "send.sql"), "-c", str(at_once)]
    done = subprocess.run(
        [binary("pgbench"), *words, "-T", str(seconds), database],
        check=True,
        capture_output=True,
        text=True,
    )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert found
    return float(found[1])
