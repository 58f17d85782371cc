"""Reads of the room: the thread of anything, and what would change without an incident."""
