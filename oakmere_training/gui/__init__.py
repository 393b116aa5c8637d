"""The windows: the only home of Qt. Widgets render a model and send intents; they never query."""
