"""How the base looks as pages: engine-neutral Markdown made from the model through templates. Knows no site generator."""
