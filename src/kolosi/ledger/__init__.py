"""Who saw and did what: entries are added in the transaction of the act and never edited."""
