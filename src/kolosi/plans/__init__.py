"""What parties committed themselves to, how far it is done, and what they did since: plans, benchmarks, breaches."""
