"""Places in an order."""
