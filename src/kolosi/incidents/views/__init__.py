"""Pages of incidents and of the acts on them."""
