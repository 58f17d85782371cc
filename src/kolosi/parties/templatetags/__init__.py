"""Words for half-known days in pages."""
