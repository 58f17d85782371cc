"""Products from frozen figures: the quarterly note, the country report, the input to the annual report."""
