"""Demos for the browser: Python, weights and words, packed so that nothing comes from elsewhere.

wheel      figures_src/demos as a plain wheel, the same bytes every time
runtime    Pyodide from node_modules, with a lock file that knows our wheel and nothing else
weights    arrays of a measurement as text, to the last bit
bundle     all of it into site/assets/demo
"""
