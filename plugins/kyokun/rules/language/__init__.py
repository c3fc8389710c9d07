"""Is it written without blame? (KY7xx)"""
