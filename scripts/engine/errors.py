"""What the engine says when it must stop: one line that names the place, the fault, the mend."""

import difflib


class EngineError(Exception):
    """Anything a command reports in plain words, without a traceback."""


class UsageError(EngineError):
    """The command was asked for something that does not exist; exit status 2."""


def did_you_mean(name, known):
    """ " (did you mean 'x'?)" or the list of what is known, for the end of a message."""
    close = difflib.get_close_matches(str(name), list(known), n=1)
    if close:
        return f" (did you mean '{close[0]}'?)"
    return f" (known: {', '.join(sorted(known)) or 'none'})"


def in_words(error):
    """An exception as one line; of a file that could not be written, what and why."""
    if isinstance(error, EngineError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        place = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{place}"
    return f"{type(error).__name__}: {error}"
