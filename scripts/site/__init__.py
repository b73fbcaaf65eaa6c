"""From words and measurements to a site.

What pages mean lives in a Python-Markdown extension, so that they stay plain Markdown and outlive
every theme; what a build does lives beside it and knows MkDocs.

    essay        the extension: everything below, in the order in which it is read
    page         one page while it is being read: its source, its lines, its language
    shelf        what a page may quote: measurements, drawings, claims, references
    numbers      [=paper_ball.flat_end|.0%]     cards      the evidence behind a number
    figures      /// figure | paper_ball        demos      /// demo | paper_ball
    seeds        each run of a number           evidence   all that a figure rests on
    setups       values and their units         chronicle  when pages and measurements came in
    predictions  /// predict | rings            stash      ready HTML inside a page
    claims       /// claim | B8                 citations  [@goodfellow2015], [@fig-paper_ball]
    references   docs/references.bib            formulas   $…$ and $$…$$ as MathML
    steering     [the last layer](demo:paper_ball?layer=12)
    units        95 % on one line
    staging      one tree of pages per language notebooks  a figure's script as a page
    building     all languages at once, swapped in whole
    rendering    MkDocs on one tree, in a process of its own
    frontmatter  read strictly              header     versions and translators of a page
    typefaces    the fonts, cut to our letters
    unpacking    pictures in files of their own             sheets     many small ones as one
    hooks        what plain `mkdocs build` needs of us     coast  the drawn line on the opening page
"""
