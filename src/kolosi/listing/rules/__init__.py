"""What an annex may say, how a party stands, what is missing to be delisted, which names are the same."""
