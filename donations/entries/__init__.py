"""The ledger, entry by entry: how one is written, signed, verified and understood."""
