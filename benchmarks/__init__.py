"""What must stay fast, as ratios to a floor measured in the same run."""
