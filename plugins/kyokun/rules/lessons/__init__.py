"""Do actions, incidents and lessons lead to one another? (KY6xx)"""
