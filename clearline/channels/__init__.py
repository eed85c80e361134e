"""How it travels outside: carriers, who carries, what they bring. No policy here."""
