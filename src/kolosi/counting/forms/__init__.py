"""What people ask of figures, turned into plain values."""
