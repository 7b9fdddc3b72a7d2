"""How addresses of one collaboration begin, and what references look like."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class ReferenceConverter(StringConverter):
    """C-0412; anything else is no address and does not reach the database."""

    regex = "C-[0-9]{4,6}"


class LessonConverter:
    """L-0093 in the address, 93 in the code."""

    regex = "L-[0-9]{4,6}"

    def to_python(self, value: str) -> int:
        return int(value[2:])

    def to_url(self, value: int | str) -> str:
        return value if isinstance(value, str) else f"L-{value:04d}"


class OpportunityConverter(StringConverter):
    """O-0012, as above."""

    regex = "O-[0-9]{4,6}"


register_converter(ReferenceConverter, "reference")
register_converter(LessonConverter, "lesson")
register_converter(OpportunityConverter, "opportunity")

ONE = "collaborations/<reference:reference>/"
