"""The three pictures of the demo stories, each drawn when it is asked for."""

from newsroom.demo.scenes.market import market
from newsroom.demo.scenes.mountains import mountains
from newsroom.demo.scenes.terraces import terraces

__all__ = ["market", "mountains", "terraces"]
