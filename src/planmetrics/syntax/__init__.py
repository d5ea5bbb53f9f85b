"""YAML text to nodes that remember their place; the only part that knows PyYAML."""
