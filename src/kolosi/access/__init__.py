"""People, organisations, roles and situations; who may do what, and the gate every page wears."""
