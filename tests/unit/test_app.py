"""The composition root's decisions."""

from __future__ import annotations

from oakmere_training import app


def test_no_arguments_mean_what_the_parser_says_they_mean() -> None:
    assert vars(app._no_options()) == vars(app._parser().parse_args([]))
