"""The thread as others take it: a picture, and JSON."""
