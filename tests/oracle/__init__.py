"""What the design says of a target, worked out apart from the program: to hold it against."""
