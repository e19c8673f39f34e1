"""What is kept of conversations: questions, answers, feedback; rows made of them for evaluation; jobs that ended."""

from app.records.keeper import records, why_not_kept
from app.records.store import Records
from app.records.types import Asked, Feedback, KeptJob, KeptRow

__all__ = ["Asked", "Feedback", "KeptJob", "KeptRow", "Records", "records", "why_not_kept"]
