"""The house tests itself: every law is checked, and shown to be refused when trespassed."""
