"""The same headers in the files that common static hosts read: written into the site's root.

    _headers      Netlify, Cloudflare Pages
    .htaccess     Apache (AllowOverride FileInfo)
    _nginx.conf   nginx: `include /path/to/site/_nginx.conf;` inside the server block

GitHub Pages sends no headers of ours; there the policy in each page holds alone.

How long a browser keeps a file: those whose name carries a hash, for ever; all others are asked
for again each time, which costs an answer of a few bytes where nothing changed. So a page never
meets the style of yesterday.
"""

from pathlib import Path

from scripts.engine import files
from scripts.site import policy, staging, unpacking

FOREVER = "public, max-age=31536000, immutable"
AGAIN = "no-cache"  # keep it, but ask whether it changed
HASHED = r"(\.[0-9a-f]{8}\.min\.(js|css)|[0-9a-f]{16}\.webp)$"
# Sent compressed, as pages are; the hosts that read _headers do so by themselves.
PACKED = (
    "text/css text/javascript application/javascript application/json image/svg+xml "
    "application/wasm application/xml text/xml"
)
# For hosts without patterns: all in these is hashed.
HASHED_FOLDERS = ("assets/javascripts/workers/*", f"{unpacking.FOLDER}/*")


def write(site: Path) -> None:
    """Put the three files into a built site."""
    for name, text in contents().items():
        files.write(site / name, text.encode())


def contents() -> dict[str, str]:
    """File name -> text."""
    return {"_headers": netlify(), ".htaccess": apache(), "_nginx.conf": nginx()}


def netlify() -> str:
    """Rules add up there, so the usual answer (ask again) is left to the host, who gives it."""
    common = "".join(f"  {name}: {value}\n" for name, value in policy.headers().items())
    root = staging.path()
    kept = (f"\n{root}{each}\n  Cache-Control: {FOREVER}\n" for each in HASHED_FOLDERS)
    return f"{root}*\n{common}{''.join(kept)}"


def apache() -> str:
    listed = "".join(
        f'  Header always set {name} "{value}"\n' for name, value in policy.headers().items()
    )
    return (
        f'<IfModule mod_headers.c>\n{listed}  Header set Cache-Control "{AGAIN}"\n'
        f'  <FilesMatch "{HASHED}">\n    Header set Cache-Control "{FOREVER}"\n  </FilesMatch>\n'
        "</IfModule>\n<IfModule mod_deflate.c>\n<IfModule mod_filter.c>\n"
        f"  AddOutputFilterByType DEFLATE text/html {PACKED}\n"
        "</IfModule>\n</IfModule>\nAddType text/javascript .mjs\nAddType application/wasm .wasm\n"
        f"ErrorDocument 404 {staging.path()}404.html\n"
    )


def nginx() -> str:
    """`expires` and not `add_header`: a place with a header of its own would lose all others."""
    listed = "".join(
        f'add_header {name} "{value}" always;\n' for name, value in policy.headers().items()
    )
    return (
        f"{listed}gzip on;\ngzip_vary on;\ngzip_types {PACKED};\n"
        f"etag on;\nexpires -1;\nerror_page 404 {staging.path()}404.html;\n"
        f'location ~ "{HASHED}" {{ expires max; }}\n'
        "location ~ \\.mjs$ { types { } default_type text/javascript; }\n"
    )
