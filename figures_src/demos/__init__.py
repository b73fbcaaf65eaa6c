"""Demos: the ideas of the figures in pure standard-library Python, run by the reader's browser.

A demo is one file, named as its figure. It runs unchanged under pytest and offers

    CONTROLS   the inputs the reader gets, in plain data (see `scene.py`)
    WORDS      every word it shows, English, key -> text with holes
    WEIGHTS    the arrays of the figure's measurement that it needs
    prepare    (arrays, setup) -> weights, once, after loading
    initial    (weights) -> state, a flat dict of numbers and words; the controls' values live in it
    scene      (state, weights, words) -> what is drawn now and the sentence that says it
    MODELS     names of exported networks, where it needs some; then `scene` is a coroutine and
               gets them as a fourth argument (see `stage.py`)

The other files here are shared: `desk.py` is what the browser talks to, `stage.py` plays a demo,
`editing.py` plays it as its reader changed it, `arrays.py` unpacks measured arrays, `scene.py` is
what a picture is made of, `sheets.py` lights paper and `chart.py` draws shares; `network.py`,
`crumple.py` and `straight_line.py` compute what the figures computed with torch and numpy.
"""
