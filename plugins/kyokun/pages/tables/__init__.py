"""Lists that filter and sort in the browser: what the script needs of them."""
