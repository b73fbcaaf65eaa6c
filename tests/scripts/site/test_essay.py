"""The extension reads a page with nothing but Python-Markdown."""

import markdown


def test_plain_markdown_is_left_alone(convert):
    assert convert("# Head {#head}\n\nSome *words*.") == markdown.markdown(
        "# Head {#head}\n\nSome *words*.", extensions=["tables", "toc", "fenced_code"]
    )


def test_it_is_found_by_the_name_that_mkdocs_uses():
    assert markdown.markdown("x", extensions=["scripts.site.essay"]) == "<p>x</p>"


def test_one_reader_reads_page_after_page(convert, repository):
    from scripts.site.essay import Essay

    reader = markdown.Markdown(extensions=[Essay(root=str(repository))])
    for _ in range(2):
        html = reader.reset().convert("/// figure | paper_ball\nIt opens.\n///")
        assert "Figure 1" in html
