"""Papers as PDF (reportlab, pikepdf, pypdfium2)."""
