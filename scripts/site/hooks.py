"""What plain `mkdocs build` needs of us: words of the templates, assets, notebooks, errors."""

import re
from pathlib import Path

import material
from mkdocs.exceptions import BuildError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from scripts.l10n import interface, registry
from scripts.site import (
    describing,
    elsewhere,
    header,
    listing,
    notebooks,
    policy,
    references,
    staging,
    stamp,
)
from scripts.site.errors import PageError
from scripts.site.shelf import ROOT

ALIGNED = re.compile(r'style="text-align: (left|center|right);"')  # columns of a table
UNSEARCHED = re.compile(  # drawings, the cards of numbers and evidence, tables
    r'<svg\b.*?</svg>|<div popover id="(?:card|evidence)-.*?class="card-close".*?</div>'
    r"|<details data-search-exclude>.*?</details>",
    re.DOTALL,
)
CODE, COLOURED = re.compile(r"<pre\b.*?</pre>", re.DOTALL), re.compile(r"</?span\b[^>]*>")
previewed = False


def on_startup(command, dirty):
    """A preview's pages carry the server's own inline script, which the policy would refuse."""
    global previewed
    previewed = command == "serve"


def on_config(config):
    """Hands the words of the language to the templates."""
    language = registry.find(config.extra["code"])
    config.extra["words"] = interface.words(language.code)
    config.extra["language"] = language
    pages = listing.entries(ROOT, [language.code])[language.code]
    config.extra["feed"] = bool(listing.dated(pages))
    config.extra["stamp"] = stamp.fingerprint(ROOT)
    config.extra["policy"] = "" if previewed else policy.meta()
    config.extra["material"] = {"bundle": _script("bundle"), "worker": _script("workers/search")}
    return config


@event_priority(100)  # before mkdocs-jupyter looks for notebooks
def on_files(files, config):
    """Adds what lies outside the folder of pages: notebook pages and, at the root, the assets."""
    code = config.extra["code"]
    notes = ROOT / "build/notebooks" / code
    for path in sorted(notes.glob("how/*.ipynb")):
        name = path.relative_to(notes).as_posix()
        files.append(File(name, str(notes), config.site_dir, config.use_directory_urls))
    if not config.extra["root"]:
        for name, path in staging.assets(ROOT):
            files.append(File.generated(config, f"assets/{name}", abs_src_path=str(path)))
    return files


@event_priority(100)  # before the search reads the page
def searched(context, page, config, nav):
    """The search would read through all that it then leaves out, longer than all else takes."""
    context["whole"], read = page.content, UNSEARCHED.sub("", page.content)
    page.content = CODE.sub(lambda code: COLOURED.sub("", code[0]), read)


@event_priority(-100)  # after it
def told(context, page, config, nav):
    """What the head and the header of a page say: its versions, its translators, the voyage."""
    page.content = context.pop("whole")
    language = config.extra["language"]
    source, site = page.file.src_uri, staging.address()
    context["versions"] = header.versions(source, page.url, language, site, ROOT)
    works = references.read(ROOT / "docs/references.bib")
    context["about"] = describing.about(
        page, language, context["versions"], works, config.extra["words"], site
    )
    context["credits"] = header.credits(page.meta, language, config.extra["words"])
    if source.startswith("how/"):  # the way past the header, whose anchor a notebook gets wrong
        page.toc = get_toc([{"level": 1, "id": "text", "name": page.title, "children": []}])
    listed = [item for item in nav.pages if item in nav.items]
    context["ports"] = [item for item in listed if not item.meta.get("appendix")]
    context["appendices"] = [item for item in listed if item.meta.get("appendix")]
    return context


on_page_context = CombinedEvent(searched, told)


def on_build_error(error):
    """One line instead of a traceback, where the page is to blame."""
    if isinstance(error, PageError):
        raise BuildError(str(error)) from None


def on_page_content(html, page, config, files):
    """Notebook pages lose the styles and scripts they do not need; code can be scrolled by key.

    A column is aligned by a class: the policy allows no style inside a page.
    """
    if page.file.src_uri.startswith("how/"):
        html = notebooks.bare(html)
    html = ALIGNED.sub(r'class="\1"', html)
    return html.replace("<pre>", '<pre tabindex="0">')


def on_post_page(output, page, config):
    """Links to elsewhere are marked on the finished page, credits and references included."""
    return elsewhere.marked(output, config.extra["words"], staging.address())


def _script(name: str) -> str:
    """Address of one of Material's scripts, whose file names carry a hash."""
    base = Path(material.__file__).parent / "templates"
    found = next(base.glob(f"assets/javascripts/{name}.*.min.js"))
    return found.relative_to(base).as_posix()
