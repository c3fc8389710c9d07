"""The charts as Vega-Lite, written with Altair.

A specification names its data (``rows``, and ``marks`` for what is said about several of them) without holding it: the build
draws it with what the base says, and the script in the browser with what a reader's filters leave of that. Colours are the
pages' CSS variables, so that one drawing serves both themes; every colour comes with a shape, an order or a label.
"""
