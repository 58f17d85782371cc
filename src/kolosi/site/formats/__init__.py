"""How days and moments are written, where Django's habit is not that of the people who read Kolosi."""
