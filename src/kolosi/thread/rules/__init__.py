"""The loop as pure values: its stations, and how one walks it."""
