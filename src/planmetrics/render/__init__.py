"""Records to text, tables, JSON and CSV."""
