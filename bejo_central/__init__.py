"""The central service: judges orders, leases numbers, feeds every desk."""
