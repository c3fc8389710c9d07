"""Were the meeting, its deadlines and its follow-up as the guide has them? (KY9xx)"""
