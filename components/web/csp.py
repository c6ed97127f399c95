"""The security headers that every answer carries."""

from __future__ import annotations

from collections.abc import Sequence

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    # Dash, the grid and the charts write <style> elements and have no nonce for them.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy(hashes: Sequence[str] = ()) -> str:
    """The Content-Security-Policy that allows the inline scripts with these hashes only."""
    rules = POLICY | {"script-src": " ".join([POLICY["script-src"], *hashes])}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())
