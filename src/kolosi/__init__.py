"""Kolosi watches over promises made to children: from a report, to a figure, to a conclusion, to a kept promise."""
