"""The counting rules R01 to R18, each with its source and its test; docs/counting.md lists them."""
