from typing import TYPE_CHECKING

from insights.providers.base import Generator

if TYPE_CHECKING:
    from insights.providers.config import ModelConfig
    from insights.providers.model import MaySpend


def generator(config: "ModelConfig | None", *, may_spend: "MaySpend | None" = None) -> Generator:
    """The model of `config`, or without one the embedded generator.

    `may_spend` is asked before each call with what it may cost at most, in USD; on False the embedded
    generator writes instead. Raises AddressError where the model's address must not be called.
    """
    # Imported here: the formats need `base`, and these need the formats.
    from insights.providers.embedded import Embedded  # noqa: PLC0415

    if config is None:
        return Embedded()
    from insights.providers.model import ModelGenerator  # noqa: PLC0415

    return ModelGenerator(config, may_spend=may_spend)
