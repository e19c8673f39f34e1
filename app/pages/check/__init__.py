"""The check of drafts."""
