"""Does the front matter say what everyone needs? (KY1xx)"""
