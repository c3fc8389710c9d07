"""Kyokun (教訓): postmortems in git become a checked, linked, published knowledge base.

The rooms, from the ground up: ``text``, ``model``, ``reading``, ``knowledge``, ``rules``, ``reporters``
and ``pages``, then the two doors ``cli`` and ``mkdocs``. Each imports only from those before it.
"""

__version__ = "0.1.0"
