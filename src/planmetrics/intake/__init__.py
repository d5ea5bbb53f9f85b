"""What people bring in, one figure or a table of them, as observations of a data folder; nothing is guessed."""
