"""Pages of judgement: those that read, and those of the acts."""
