"""Does the timeline tell when what happened, and does it agree with the rest? (KY3xx)"""
