"""Parties in the annexes of the annual report: who is listed for what, since when, and what is missing to be delisted."""
