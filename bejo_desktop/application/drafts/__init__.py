"""Drafting an order: from what is typed to everything the editor shows."""
