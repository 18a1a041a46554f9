"""Negosiasi: who was asked, what was offered, what was agreed."""
