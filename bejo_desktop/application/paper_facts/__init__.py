"""From an order to the plain facts of its papers: what each of them says."""
