"""The query strings of the API: declared, read once, and refused when they are wrong.

Left blank means not asked, as on the pages. Whatever is read here is told to the
schema by the same declaration.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from collaborations.models import Collaboration, Force, Function
from collabtrack.accounts.answered_once import AnswersOnce
from collabtrack.shared.financial_years import FinancialYear
from collabtrack.shared.viewsets import ScopedViewSet


@extend_schema_field(OpenApiTypes.STR)
class FinancialYearParameter(serializers.Field[Any, Any, Any, Any]):
    def to_internal_value(self, data: object) -> FinancialYear:
        try:
            return FinancialYear.parse(str(data))
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault


class Choice(serializers.ChoiceField):
    def __init__(self, choices: Mapping[str, str], **kwargs: Any) -> None:
        refusal: dict[str, Any] = {
            "invalid_choice": f"Give one of: {', '.join(choices)}."
        }
        super().__init__(
            choices=list(choices.items()), error_messages=refusal, **kwargs
        )


@extend_schema_field(OpenApiTypes.STR)
class ForceParameter(serializers.SlugRelatedField[Force]):
    default_error_messages: ClassVar = {
        "does_not_exist": "There is no force “{value}”.",
        "invalid": "This cannot be a force.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("slug", queryset=Force.objects.all(), **kwargs)


@extend_schema_field(OpenApiTypes.STR)
class FunctionParameter(serializers.SlugRelatedField[Function]):
    default_error_messages: ClassVar = {
        "does_not_exist": "There is no function “{value}”.",
        "invalid": "This cannot be a function.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("code", queryset=Function.objects.all(), **kwargs)


@extend_schema_field(OpenApiTypes.STR)
class CollaborationParameter(serializers.SlugRelatedField[Collaboration]):
    """A reference: one that may not be seen is refused like one that is not there."""

    default_error_messages: ClassVar = {
        "does_not_exist": "There is no collaboration “{value}”.",
        "invalid": "This cannot be a collaboration.",
    }

    def __init__(self, **kwargs: Any) -> None:
        rows = Collaboration.objects.all()
        super().__init__("reference", queryset=rows, **kwargs)

    def get_queryset(self) -> Any:
        return Collaboration.objects.visible_to(self.context["request"].user)


class Parameters(serializers.Serializer[Any]):
    """What a list may be asked."""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(cls().fields)

    @classmethod
    def read(cls, request: Request) -> dict[str, Any]:
        """Give what was asked; 400 names each parameter that is wrong."""
        given = {
            name: request.query_params.getlist(name)
            for name in cls.names()
            if any(request.query_params.getlist(name))
        }
        twice = {name: "Give it once." for name, each in given.items() if each[1:]}
        if twice:
            raise ValidationError(twice)
        query = cls(
            data={name: each[0] for name, each in given.items()},
            context={"request": request},
        )
        query.is_valid(raise_exception=True)
        return dict(query.validated_data)


class AskedViewSet(AnswersOnce, ScopedViewSet):
    """A list with parameters of its own; `asked` is what they say."""

    serializer_class: type[serializers.BaseSerializer[Any]] | None = None
    parameters: ClassVar[type[Parameters]] = Parameters
    asked: Mapping[str, Any] = {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not self.detail:
            self.extra_parameters = self.parameters.names()
            self.asked = self.parameters.read(request)
