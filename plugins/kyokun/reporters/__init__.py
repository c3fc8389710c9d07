"""How answers look outside the site: in the terminal, on a git host, in other programs."""
