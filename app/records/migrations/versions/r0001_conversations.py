"""Conversations, their turns, and what visitors said of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "conversations", sa.Column("key", sa.String(64), primary_key=True), sa.Column("last", sa.Double, nullable=False)
    )
    op.create_index("ix_conversations_last", "conversations", ["last"])
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.key", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("asked", sa.Double, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("standalone", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32), nullable=True),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation", "at"),
    )
    op.create_index("ix_turns_asked", "turns", ["asked"])
    op.create_table(
        "feedback",
        sa.Column("turn", sa.Integer, sa.ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("is_helpful", sa.Boolean, nullable=True),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("given", sa.Double, nullable=False),
    )
