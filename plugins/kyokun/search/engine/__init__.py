"""The index on disk: the only folder that knows Whoosh.

Whoosh 2.7.4 is of 2016 and pinned; it gives the segments, their posting lists, columns and stored texts, the table of contents
that makes a commit one rename, and the lock. What the lists mean is decided elsewhere: terms come with their positions, and
queries are answered from posting lists read block by block, since stepping through them one by one costs ten times as much.

The way out, should this version stop working on a Python to come: ``whoosh3`` is a living fork that imports under the same name
and reads the same files (its release 3.54 was measured to give the same answers); change the pin. It is this folder alone that
would notice a difference.

An index is made of pickles. Whoever opens one must have made sure that nobody else could write it: see ``cache_folder``.
"""
