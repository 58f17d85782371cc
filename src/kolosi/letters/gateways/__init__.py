"""Templates in, Word files out."""
