"""What the school's words mean: frozen dataclasses and pure functions, standard library only."""
