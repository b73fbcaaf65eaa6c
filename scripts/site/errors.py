"""What stops a build: page, line, what is wrong, and what mends it."""

import difflib


class PageError(Exception):
    """A page that cannot be built; its text is one line a person can act on."""

    def __init__(self, page: str, line: int, wrong: str, mend: str):
        self.page, self.line = page, line
        where = f"{page}:{line}" if line else page
        super().__init__(f"{where}: {wrong}. Mend: {mend}")


def did_you_mean(word: str, known) -> str:
    """A hint towards the nearest of the known names, or all of them where none is near."""
    known = sorted(known)
    if near := difflib.get_close_matches(word, known, 1, 0.5):
        return f"did you mean {near[0]}?"
    shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return f"known: {shown}" if known else "none is known yet"
