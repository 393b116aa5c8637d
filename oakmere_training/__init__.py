"""Oakmere Training teaches a primary school's Social Media Policy through scenario quizzes."""

__version__ = "0.1.0"
