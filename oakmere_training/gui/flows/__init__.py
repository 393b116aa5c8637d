"""Ways through the program: they take the screens' intents to the services and show what comes next."""
