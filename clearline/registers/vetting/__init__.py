"""Who is fit for what: what was checked of them, to whom they answer, where they conflict."""
