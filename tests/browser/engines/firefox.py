"""Drives the machine's own Firefox by WebDriver BiDi."""

import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_LONGEST = 2**24


class Firefox:
    """One window of it."""

    def __init__(self, line: ClientConnection) -> None:
        self._line, self._numbers, self._context = line, itertools.count(1), ""
        self._ask("session.new", {"capabilities": {}})
        self._context = self._ask("browsingContext.getTree", {})["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Go to an address."""
        asked = {"context": self._context, "url": address, "wait": "complete"}
        self._ask("browsingContext.navigate", asked)

    def run(self, words: str) -> Any:
        """Run the body of an asynchronous function in the page."""
        asked = {
            "functionDeclaration": f"async () => JSON.stringify(await (async () => {{{words}}})())",
            "target": {"context": self._context},
            "awaitPromise": True,
        }
        said = self._ask("script.callFunction", asked)
        # The page went on to another while it was asked.
        if said.get("type") != "success":
            return None
        value = said["result"].get("value")
        return None if value is None else json.loads(value)

    def cookies(self) -> dict[str, str]:
        """Return the cookies of the page."""
        partition = {"type": "context", "context": self._context}
        found = self._ask("storage.getCookies", {"partition": partition})["cookies"]
        return {each["name"]: each["value"]["value"] for each in found}

    def _ask(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said: dict[str, Any] = json.loads(self._line.recv(timeout=90))
            if said.get("id") == number:
                break
        if "result" in said:
            result: dict[str, Any] = said["result"]
            return result
        if method == "script.callFunction":
            return said
        raise AssertionError(f"{method}: {said}")


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Start it with a profile of its own, and no screen."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    assert found, "no Firefox: sudo apt-get install firefox-esr"
    words = [found, "--headless", "--no-remote", "--profile", str(folder)]
    (folder / "user.js").write_text('user_pref("remote.active-protocols", 1);\n')
    with subprocess.Popen(
        [*words, "--remote-debugging-port", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={"HOME": str(folder), "MOZ_DISABLE_CONTENT_SANDBOX": "1", "PATH": "/usr/bin:/bin"},
    ) as process:
        try:
            assert process.stderr
            address = next(m[1] for line in process.stderr if (m := _LISTENS.search(line)))
            with connect(f"{address}/session", max_size=_LONGEST) as line:
                yield Firefox(line)
        finally:
            process.kill()
