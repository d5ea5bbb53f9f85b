"""A change of a YAML text that leaves every other byte as it is."""
