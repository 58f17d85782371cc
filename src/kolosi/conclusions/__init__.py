"""UN documents become items, clauses and asks; asks are followed until they are kept."""
