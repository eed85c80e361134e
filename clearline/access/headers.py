"""What every answer tells the browser about what it may load, share and keep."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

CONTENT = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_HARDWARE = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
PERMISSIONS = ", ".join((*(f"{name}=()" for name in _HARDWARE), "publickey-credentials-get=(self)"))
_ALWAYS = {
    "Content-Security-Policy": CONTENT,
    "Permissions-Policy": PERMISSIONS,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Headers:
    """Adds the headers; what is not said to be public is not kept by any browser or proxy.

    Over https every cookie is for https alone, whoever set it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers."""
        response = self.get_response(request)
        for name, value in _ALWAYS.items():
            response.headers.setdefault(name, value)
        # What does not say otherwise is personal: the back button of a shared phone shows none.
        response.headers.setdefault("Cache-Control", "no-store")
        if request.is_secure():
            for cookie in getattr(response, "cookies", {}).values():
                cookie["secure"] = True
        return response
