"""Pages of commitments and of the acts on them."""
