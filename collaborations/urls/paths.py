"""How addresses of one collaboration begin, and what a reference looks like."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class ReferenceConverter(StringConverter):
    """C-0412; anything else is no address and does not reach the database."""

    regex = "C-[0-9]{4,6}"


register_converter(ReferenceConverter, "reference")

ONE = "collaborations/<reference:reference>/"
