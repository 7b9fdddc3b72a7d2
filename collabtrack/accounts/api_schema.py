"""How the API's schema describes tokens; loaded when the app is ready."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension

from collabtrack.accounts.authentication import SCHEME, TokenAuthentication


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # untyped
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": SCHEME.lower(),
            "bearerFormat": "ct_<id>_<secret>",
        }
