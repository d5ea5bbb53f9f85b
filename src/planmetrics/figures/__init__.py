"""Reading figures as Chinese plans print them, and the precision that print implies."""
