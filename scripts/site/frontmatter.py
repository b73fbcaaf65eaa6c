"""The first lines of a page, between lines of dashes: read strictly, since MkDocs forgives."""

import re

import yaml

from scripts.site.errors import PageError

BLOCK = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
MACHINE = ("none", "assisted", "raw")


def read(text: str, path: str) -> tuple[dict, str]:
    """(front matter, body) of a page. Raises PageError with the line where it is wrong."""
    match = BLOCK.match(text)
    if not match:
        if text.startswith("---"):
            raise PageError(path, 1, "the front matter has no end", "close it with a line ---")
        return {}, text
    try:
        meta = yaml.safe_load(match[1] or "") or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = f"the front matter is not YAML ({getattr(error, 'problem', error)})"
        raise PageError(path, line, what, "put the text in quotes") from None
    if not isinstance(meta, dict):
        raise PageError(path, 2, "the front matter is no list of key: value", "write title: …")
    check(meta, match[1] or "", path)
    return meta, text[match.end() :]


def check(meta: dict, written: str, path: str) -> None:
    """What the templates lean on has the right shape."""
    line = _lines(written)
    for key in ("title", "description"):
        if not isinstance(meta.get(key), str) or not meta[key].strip():
            raise PageError(path, line(key), f"the page has no {key}", f"write {key}: a sentence")
    told = meta.get("l10n") or {}
    if told.get("machine", "none") not in MACHINE:
        what = f"`machine: {told['machine']}` says nothing"
        raise PageError(path, line("machine"), what, f"one of {', '.join(MACHINE)}")
    people = {**told, **(meta.get("original") or {})}
    for key in ("translators", "reviewers", "authors"):
        named = people.get(key) or []
        if not all(isinstance(person, dict) and person.get("name") for person in named):
            mend = f"write {key}: [{{name: …}}]"
            raise PageError(path, line(key), f"someone in {key} has no name", mend)


def write(meta: dict, body: str) -> str:
    """A page from its front matter and its body."""
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)}---\n{body}"


def _lines(written):
    """Line of a key in the file, or the first one."""

    def line(key):
        rows = enumerate(written.splitlines(), 2)
        return next((number for number, row in rows if row.strip().startswith(f"{key}:")), 1)

    return line
