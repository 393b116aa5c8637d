"""The first set-up of the training lead's area, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.errors import SettingsError
from oakmere_training.services.lead.settings import Value, check

if TYPE_CHECKING:
    from oakmere_training.services.bundle import Services


def set_up(services: Services, passphrase: str, values: dict[str, Value] | None) -> str:
    """Set the passphrase, open the area and save what was said of the school (``None``: that was skipped).

    Returns the recovery key. Where the settings' file cannot be written the passphrase stands, and the set-up counts
    as skipped.

    Raises:
        InvalidInputError: naming a field of ``SchoolSettings``, or 'passphrase'; nothing is set.
        OakmereError: where there is a passphrase already.
    """
    if values is not None:
        check(values)
    key = services.lock.set_passphrase(passphrase)
    if values is not None:
        try:
            services.lead.settings.change(values)
        except SettingsError:
            return key
        services.lock.finish_set_up()
    return key
