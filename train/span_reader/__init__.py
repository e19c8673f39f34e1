"""Trains the span reader: (question, chunk) → short answer, score of each sentence, whether there is an answer at all."""
