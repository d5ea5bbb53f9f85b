"""The same definitions over the columns of a table of any length: the scalar functions of `compute`, run on symbols."""
