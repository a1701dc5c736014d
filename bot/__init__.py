"""The faces of the fact base: Discord, a local preview of it, and the terminal. No SQL, and no rules about facts."""
