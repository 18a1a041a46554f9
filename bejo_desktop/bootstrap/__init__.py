"""
The one composition root: the only package that makes adapters.

Its modules are imported one by one, so that who needs only the rules or the words does not
load the store, the printer and the network.
"""
