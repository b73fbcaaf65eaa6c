"""The engine: what is stale, who measures it, where the result is kept. Knows no science."""
