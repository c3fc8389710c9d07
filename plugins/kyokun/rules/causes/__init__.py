"""Does the analysis end in the system? (KY4xx)"""
