"""An edit's way: a draft becomes a proposal, and a proposal, once decided, a revision."""
