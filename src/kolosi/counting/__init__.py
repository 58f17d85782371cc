"""What counts, in which period, on which basis: numbered rules over plain facts; docs/counting.md tells each."""
