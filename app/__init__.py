"""What people touch: pages, command line, settings. It shows; retrieval and prompts are elsewhere."""
