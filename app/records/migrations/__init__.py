"""Migrations of the records, in order; `app.records.database` applies them."""
