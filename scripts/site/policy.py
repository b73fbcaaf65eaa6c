"""What a browser may do with a page of ours: one policy, said by the page and again by its host.

A page holds no script and no style of its own: both are files of the site. So nothing needs
`unsafe-inline`, nothing needs a hash, and a theme that brings an inline script is refused by the
browser, which the tests see. Python in the demos' worker is WebAssembly: it may be compiled
(`wasm-unsafe-eval`), while text may not become code (no `unsafe-eval`). A worker begun from a blob
inherits the policy of its page, so nothing that runs in it reaches another address.
Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
"""

RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # small pictures inside the drawings
    "font-src": "'self'",
    "connect-src": "'self'",  # the search's index; the demos' words, weights and Python
    "worker-src": "'self' blob:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "object-src": "'none'",
}
FRAMES = {"frame-ancestors": "'none'"}  # means something in a header only


def meta() -> str:
    """The policy as a page says it, in <meta http-equiv="Content-Security-Policy">."""
    return said(RULES)


def headers() -> dict[str, str]:
    """Every header that protects a reader: name -> value."""
    return {
        "Content-Security-Policy": said(RULES | FRAMES),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def said(rules: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())
