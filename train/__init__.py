"""Scripts that make the small models the project ships; imported by nothing."""
