"""Trains the support model: (claim, evidence) → supported, contradicted or not found."""
