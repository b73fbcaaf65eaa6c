"""Ask whether a pinned package has a known hole: python -m scripts.audit

Every package of requirements.lock and package-lock.json, in one question to OSV, the open database
of vulnerabilities (https://osv.dev), which holds the advisories of PyPI, npm and GitHub. Only names
and versions are sent. What was found and weighed is listed, with the reason, in ACCEPTED.

Exit status: 1 where there is a hole, or where the database refuses the question; 0 where there is
none, and also where the database cannot be reached or is too busy: then nothing was checked, and
it says so.
"""

import json
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

from scripts.engine import options
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT

SERVICE = "https://api.osv.dev/v1/querybatch"
PATIENCE = 20  # seconds
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;#]+)", re.MULTILINE)
MODULE = "node_modules/"
BUSY = 429  # an answer of HTTP: too many requests; asking later helps, as it does after 500
ACCEPTED: dict[str, str] = {}  # advisory -> why it does no harm here


def main(given, root=ROOT, service=SERVICE):
    packages = [*python(root), *browser(root)]
    try:
        found = holes(packages, service)
    except (OSError, ValueError) as error:
        print(f"audit: {service} is not reachable ({told(error)}): NOTHING WAS CHECKED, "
              f"{len(packages)} packages", file=sys.stderr)  # fmt: skip
        return 0
    known = [hole for hole in found if hole[1] not in ACCEPTED]
    for (kind, name, version), advisory in known:
        print(f"audit: {kind} {name} {version}: https://osv.dev/vulnerability/{advisory}")
    print(f"audit: {len(packages)} packages asked for, {len(known)} known holes, "
          f"{len(found) - len(known)} accepted")  # fmt: skip
    return 1 if known else 0


def told(error: Exception) -> str:
    return str(getattr(error, "reason", "") or error)


def python(root: Path) -> list[tuple[str, str, str]]:
    """(ecosystem, name, version) of every pin of requirements.lock."""
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    return [("PyPI", name, version) for name, version in PINNED.findall(text)]


def browser(root: Path) -> list[tuple[str, str, str]]:
    """(ecosystem, name, version) of every package of package-lock.json.

    One that lies in a folder of another name, an alias, says in its row what it really is.
    """
    locked = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return [
        ("npm", package.get("name") or place.rpartition(MODULE)[2], package["version"])
        for place, package in locked.items()
        if MODULE in place and not package.get("link")
    ]


def holes(packages: list, service: str) -> list:
    """[(package, advisory)].

    Raises OSError or ValueError where the service does not answer as agreed, EngineError where it
    says that the question is wrong: then no later run would be answered either.
    """
    asked = [
        {"package": {"ecosystem": kind, "name": name}, "version": version}
        for kind, name, version in packages
    ]
    body = json.dumps({"queries": asked}).encode()
    request = urllib.request.Request(service, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            results = json.load(answer).get("results", [])
    except urllib.error.HTTPError as error:
        if error.code < 500 and error.code != BUSY:
            mend = "nothing was checked; how to ask now: https://google.github.io/osv.dev/api"
            raise EngineError(f"{service} refuses the question ({error}; {mend})") from None
        raise
    if len(results) != len(packages):
        raise ValueError(f"{len(results)} answers to {len(packages)} questions")
    return [
        (package, hole["id"])
        for package, result in zip(packages, results, strict=True)
        for hole in result.get("vulns", [])
    ]


if __name__ == "__main__":
    options.run(main, __doc__, {})
