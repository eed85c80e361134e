"""Drives WebKitGTK's own small browser by WebDriver, on a screen that nobody sees."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx

_PATIENCE = 60.0
_LIBRARIES = Path("/usr/lib")
_PLACES = ("*/webkit2gtk-4.1/MiniBrowser", "*/webkitgtk-6.0/MiniBrowser")


class WebKit:
    """One window of it."""

    def __init__(self, client: httpx.Client, session: str) -> None:
        self._client, self._at = client, f"/session/{session}"

    def open(self, address: str) -> None:
        """Go to an address."""
        self._ask("POST", "/url", {"url": address})

    def run(self, words: str) -> Any:
        """Run the body of an asynchronous function in the page."""
        script = f"""const done = arguments[arguments.length - 1];
            (async () => {{{words}}})().then(done, (e) => done(null));"""
        return self._ask("POST", "/execute/async", {"script": script, "args": []})

    def cookies(self) -> dict[str, str]:
        """Return the cookies of the page."""
        return {each["name"]: each["value"] for each in self._ask("GET", "/cookie")}

    def _ask(self, method: str, path: str, said: dict[str, Any] | None = None) -> Any:
        answer = self._client.request(method, self._at + path, json=said)
        value = answer.json()["value"]
        # The page went on to another while it was asked.
        if answer.is_error and path == "/execute/async":
            return None
        assert not answer.is_error, value
        return value


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """Start it with a folder of its own."""
    driver, browser = shutil.which("WebKitWebDriver"), _browser()
    assert driver, "no WebKitGTK: sudo apt-get install webkit2gtk-driver"
    assert browser, "no WebKitGTK: sudo apt-get install webkit2gtk-driver"
    with _screen() as display:
        home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "DISPLAY": display}
        quiet = {"PATH": "/usr/bin:/bin", "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LANG": "C.UTF-8"}
        port = _free_port()
        words = [driver, f"--port={port}"]
        with _running(words, {**home, **quiet}), _client(port) as client:
            options = {"binary": str(browser), "args": ["--automation"]}
            asked = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
            answer = client.post("/session", json={"capabilities": asked})
            value = answer.json()["value"]
            assert answer.is_success, value
            try:
                yield WebKit(client, value["sessionId"])
            finally:
                client.delete(f"/session/{value['sessionId']}")


def _browser() -> Path | None:
    found = [path for place in _PLACES for path in _LIBRARIES.glob(place)]
    return found[0] if found else None


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _running(words: list[str], environment: dict[str, str]) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, env=environment, **quiet) as process:  # type: ignore[call-overload]
        try:
            yield
        finally:
            process.kill()


@contextmanager
def _screen() -> Iterator[str]:
    server = shutil.which("Xvfb")
    assert server, "no screen for WebKitGTK: sudo apt-get install xvfb"
    words = [server, "-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            yield f":{process.stdout.readline().strip()}"
        finally:
            process.terminate()


@contextmanager
def _client(port: int) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_PATIENCE) as client:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                client.get("/status")
            except httpx.HTTPError:
                continue
            break
        yield client
