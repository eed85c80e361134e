"""An organisation's own sign-in as the way in: OpenID Connect, as Microsoft Entra speaks it."""
