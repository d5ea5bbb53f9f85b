"""What carries a name in two languages."""

import re
from typing import Self, TypeAlias

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planmetrics.model.fields import Model, Text

Names: TypeAlias = tuple[str, str]
"""A name in Chinese and in English."""
_CHINESE = re.compile("[\u3400-\u9fff]")


class Named(Model):
    """A name, and its English where it is not English itself: then one name is enough."""

    name: Text
    name_en: Text | None = None

    @model_validator(mode="after")
    def _has_english(self) -> Self:
        if self.name_en is None and not is_english(self.name):
            raise PydanticCustomError("S033", "no English name", {"name": self.name})
        return self

    @property
    def names(self) -> Names:
        """What it is called in Chinese and in English tables."""
        return self.name, self.name_en or self.name


def is_english(name: str) -> bool:
    """Whether a name holds no Chinese character, so that English tables can print it."""
    return _CHINESE.search(name) is None
