"""A model server of our own on loopback: three wire formats, plausible answers, every fault we know of."""

from tests.models_server.faults import Fault
from tests.models_server.server import ModelServer

__all__ = ["Fault", "ModelServer"]
