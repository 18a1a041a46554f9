"""Tables in files, by openpyxl and the csv module."""
