"""Invented incidents that resemble those of Mali, with their truth beside them: for the demo, for tests, for benches."""
