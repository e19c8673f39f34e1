"""Run by Alembic: the connection, with its transaction, is that of `app.records.database`."""

from alembic import context

from app.records.tables import VERSION_TABLE, metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE)
context.run_migrations()
