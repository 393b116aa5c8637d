"""The screens. Each is a ``Screen`` that renders a model and sends intents as signals."""
