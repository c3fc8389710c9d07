"""Is every section there, and written? (KY2xx)"""
