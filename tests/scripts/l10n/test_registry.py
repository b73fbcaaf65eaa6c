"""A language is registered completely and rightly, or the line that is wrong is named."""

import pytest

from scripts.l10n import registry
from scripts.l10n.problem import L10nError


def test_the_source_comes_first_and_locales_are_real():
    languages = registry.read()
    assert next(iter(languages)) == "en" == registry.source().code
    assert languages["zh"].locale.script == "Hans"
    assert [language.code for language in registry.translations()][:1] == ["zh"]


def test_an_unknown_language_is_named_with_those_there_are(essay):
    with pytest.raises(L10nError, match="no language `fr`.*known: en, zh"):
        registry.find("fr", essay)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("theme: zh", "teme: zh", r"languages.yml:2: error: unknown key `teme`.*`theme`"),
        ("zh_Hans_CN", "zz_XX", r"languages.yml:2: error: `zh`: Babel knows no locale `zz_XX`"),
        ("html: zh-Hans, ", "", r"languages.yml:2: error: `zh` needs `html`"),
        ("zh: {", "chinese: {", r"languages.yml:2: error: `chinese` is not a language code"),
        ("zh: {", "en: {", r"languages.yml:2: error: `en` is said twice"),
        ("theme: zh", "dir: up, theme: zh", r"languages.yml:2: error: `dir: up` is none of ltr"),
        ("theme: zh", "source: true, theme: zh", r"one language must say `source: true`"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(essay, edit, old, new, message):
    edit("docs/languages.yml", old, new)
    with pytest.raises(L10nError, match=message):
        registry.read(essay)
