"""What a paper says, composed from plain facts; the adapter only draws it."""
