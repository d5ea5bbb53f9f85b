"""A draft beside the words of its document: what is still to be decided, and what a decision changes in the file."""
