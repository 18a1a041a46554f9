"""The order editor: a draft typed without a mouse, with all its figures beside it."""
