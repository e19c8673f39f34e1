"""Chunks → a store that can be searched → scored chunks. Imports ingest only."""
