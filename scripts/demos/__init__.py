"""Demos for the browser: Python, weights and words, packed so that nothing comes from elsewhere.

snapshot   Python's memory after its start, for the browser; waking is what Python does before
wheel      figures_src/demos as a plain wheel, the same bytes every time
runtime    Pyodide and onnxruntime from node_modules; no package but our wheel
models     the networks that demos ask for, and how to run them here
weights    arrays of a measurement as text, to the last bit
bundle     all of it into site/assets/demo
"""
