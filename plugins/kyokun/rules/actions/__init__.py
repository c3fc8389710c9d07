"""Can every action be carried out and followed up? (KY5xx)"""
