"""Authors' Markdown written anew: the same for every engine, with nothing in it that could run."""
