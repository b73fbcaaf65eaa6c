"""Find the Chromium or Chrome that the browser tests drive; install Debian's where that is allowed.

python -m scripts.find_browser                 prints its path
python -m scripts.find_browser INSTALL=yes     installs it first, when it is missing
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
MEND = (
    "no Chromium or Chrome for the browser tests: install one (on Debian or Ubuntu: "
    "apt-get install chromium), or set CHROME_PATH to its program"
)


def find():
    """Path of a browser, or None. CHROME_PATH decides where it is set."""
    if named := os.environ.get("CHROME_PATH"):
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(MAC) if MAC.exists() else None)


def install():
    """Debian's chromium, where this user may install packages; says nothing where not."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("Installing Debian's chromium for the browser tests", flush=True)
    quiet = {
        "stdout": subprocess.DEVNULL,
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    }
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, **quiet)


def main(arguments):
    if unknown := [word for word in arguments if word != "INSTALL=yes"]:
        sys.exit(f"unknown option {unknown[0]!r}: known is INSTALL=yes")
    if arguments and not find():
        install()
    print(find() or sys.exit(MEND))


if __name__ == "__main__":
    main(sys.argv[1:])
