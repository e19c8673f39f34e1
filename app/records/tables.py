"""The tables as the latest migration leaves them. Times are seconds since 1970, UTC."""

import sqlalchemy as sa

HEAD = "0003"  # the latest migration
VERSION_TABLE = "qiantang_records_version"  # not Alembic's own name: the database may be shared with another program

metadata = sa.MetaData()
conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),  # SHA-256 of the id: who reads the file cannot open the conversation
    sa.Column("last", sa.Double, nullable=False, index=True),  # when a question was last kept
)
turns = sa.Table(
    "turns",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.key", ondelete="CASCADE"), nullable=False),
    sa.Column("at", sa.Integer, nullable=False),  # place in the conversation, from 0
    sa.Column("asked", sa.Double, nullable=False, index=True),
    sa.Column("question", sa.Text, nullable=False),  # this and the next four stand in the answer too; here they can be sought
    sa.Column("standalone", sa.Text, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("reason", sa.String(32), nullable=True),
    sa.Column("confidence", sa.Double, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),  # JSON of the contract
    sa.Column("is_copy", sa.Boolean, nullable=False, server_default=sa.false()),  # asked in the conversation that this goes on
    sa.UniqueConstraint("conversation", "at"),
)
feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("turn", sa.Integer, sa.ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("is_helpful", sa.Boolean, nullable=True),
    sa.Column("remark", sa.Text, nullable=False),
    sa.Column("given", sa.Double, nullable=False),
)
rows = sa.Table(
    "evaluation_rows",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("made", sa.Double, nullable=False),
    sa.Column("row", sa.Text, nullable=False),  # JSON
)
jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("started", sa.Double, nullable=False),
    sa.Column("ended", sa.Double, nullable=False, index=True),
    sa.Column("error", sa.Text, nullable=False),
)
