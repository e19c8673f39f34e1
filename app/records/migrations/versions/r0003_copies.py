"""Which turns are copies of turns of another conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what is there counts as no copy."""
    op.add_column("turns", sa.Column("is_copy", sa.Boolean, nullable=False, server_default=sa.false()))
