"""How every command is told what to do: NAME=value, the way make passes variables on."""

import sys

from scripts.engine.errors import EngineError, UsageError, did_you_mean


def parse(arguments, known):
    """{name: value} of NAME=value arguments; an empty value counts as not given.

    known: {name: what it does}. Raises UsageError on anything else.
    """
    given = dict.fromkeys(known, "")
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not equals or name not in known:
            raise UsageError(f"unknown option '{argument}'{did_you_mean(name, known)}")
        given[name] = value.strip()
    return given


def numbers(text, name):
    """Seeds out of "0-4" or "0,2,7"; () where nothing is given."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        first, dash, last = part.partition("-")
        if not first.isdigit() or (dash and not last.isdigit()) or int(last or first) < int(first):
            raise UsageError(f"{name}={text} is neither a range like 0-4 nor a list like 0,2,7")
        found += range(int(first), int(last or first) + 1)
    return tuple(dict.fromkeys(found))


def count(text, name, default):
    """A whole number above zero, or the default where nothing is given."""
    if not text:
        return default
    if not text.isdigit() or int(text) < 1:
        raise UsageError(f"{name}={text} is not a whole number above zero")
    return int(text)


def agreed(text, name):
    """Whether "yes" is given; "no" and nothing are the same. Raises UsageError on other words."""
    if text not in ("", "no", "yes"):
        raise UsageError(f"{name}={text} is neither yes nor no")
    return text == "yes"


def run(command, description, known):
    """Run `command(given)` on the command line and exit; errors are one line, never a traceback.

    Exit status: what the command returns, 2 for a wrong request, 130 when it is interrupted, 1 for
    anything else.
    """
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(description.strip() + "\n\noptions:")
        print("\n".join(f"  {name}=…  {meaning}" for name, meaning in known.items()))
        sys.exit(0)
    try:
        sys.exit(command(parse(sys.argv[1:], known)))
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
    except EngineError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
