"""The definitions of `compute` on millions of rows: as expressions of columns, run by DuckDB or Spark."""
