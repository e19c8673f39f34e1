"""Where the documents do not answer: what a question asks for and no sentence has, and what is said then."""
