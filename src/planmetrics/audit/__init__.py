"""The audit: where plans contradict themselves and each other. One rule a module."""
