"""Can the file be read at all? (KY0xx)"""
