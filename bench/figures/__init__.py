"""Archives to count, and the same figures as documents in a database would give them."""
