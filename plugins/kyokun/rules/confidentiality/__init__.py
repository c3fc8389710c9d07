"""Does it hold what must not leave? (KY8xx)"""
