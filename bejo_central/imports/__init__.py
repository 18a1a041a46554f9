"""
Reading files of others, CSV and XLSX: whole records, or a refusal with row and reason.

`tables` opens a file of either kind by its bytes, `headings` finds our columns in it, and one
module for each kind of file turns rows into records: `ekatalog`, `own_catalogue`, `regions`,
`units`, `officers`, `budget`. Nothing here knows a database.
"""
