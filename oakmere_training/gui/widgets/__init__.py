"""The parts that screens are made of. Each takes the theme first, renders a model and sends intents as signals."""
