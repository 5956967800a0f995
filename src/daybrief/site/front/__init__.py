"""The readers' rooms: what the presses printed, by its address."""
