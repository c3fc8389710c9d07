"""Which past incidents are like this one, and why one may say so."""
