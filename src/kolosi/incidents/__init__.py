"""What was alleged: incidents, their violations, victims, perpetrators, sources and responses."""
