"""A day runs gather, read, group, rank, write, check, in this order; no stage imports another."""
