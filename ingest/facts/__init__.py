"""What a sentence states that can be compared: quantities, times, ranks, names, negations, directions."""
