"""Papan Jatim Bejo: the program's figures as the centre last told them."""
