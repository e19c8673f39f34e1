"""A question or a claim → an answer or a verdict, every sentence cited. Imports index, ingest and prompts."""
