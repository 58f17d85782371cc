"""Rules of products: their words, tables, pictures and windows; plain values in, plain values out."""
