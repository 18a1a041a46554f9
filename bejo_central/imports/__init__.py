"""
Reading files of others, CSV, XLSX and JSON: whole records, or a refusal with row and reason.

`tables` opens a file of either kind by its bytes, `headings` finds our columns in it, and one
module for each kind of file turns rows into records: `ekatalog`, `own_catalogue`, `regions`,
`units`, `officers`, `budget`, `realisation`, `standard_prices`. Nothing here knows a database.
"""
