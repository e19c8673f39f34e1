"""Questions that lean on the ones before them."""
