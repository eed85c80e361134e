"""The statutory return of looked-after children (SSDA903), in and out."""
