"""The support model, where its weights are there."""

from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answer.checking.support_model import SupportModel


@lru_cache(maxsize=1)
def support_model() -> "SupportModel | None":
    """The model, loaded once; None without its weights."""
    if find_spec("answer.checking.support_model") is None:
        return None
    from answer.checking.support_model import load_support_model

    return load_support_model()
