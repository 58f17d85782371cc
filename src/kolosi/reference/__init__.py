"""Code lists the field agreed on: reviewed data files, each code with its labels and its source."""
