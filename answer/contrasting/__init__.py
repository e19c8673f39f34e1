"""Questions that set two things side by side: which is more, which came first, how they differ."""
