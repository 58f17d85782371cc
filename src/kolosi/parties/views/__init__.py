"""Pages of the register and of the acts on it."""
