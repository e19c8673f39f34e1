"""What a text denies and which way it points: negations with their reach, and words that have an opposite."""

from ingest.facts.polarity.antonyms import opposed, orders_oppose
from ingest.facts.polarity.directions import find_directions
from ingest.facts.polarity.negations import find_negations, is_denied

__all__ = ["find_directions", "find_negations", "is_denied", "opposed", "orders_oppose"]
