"""Each file a story, told through the real Discord face in a simulated Discord."""
