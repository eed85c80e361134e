"""How the machine's own Chromium is started."""

import os
import shutil
from typing import Any

SHELL = "chromium-headless-shell"  # the same browser without its windows: twice as quick
NAMES = (os.environ.get("CLEARLINE_CHROMIUM", ""), SHELL, "chromium", "chromium-browser")


def launch_options() -> dict[str, Any]:
    """Return what Playwright needs to start it, so that it calls nobody."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    assert found, "no Chromium: sudo apt-get install chromium"
    return {
        "executable_path": found[0],
        "args": [
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }
