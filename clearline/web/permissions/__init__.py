"""Permission, form by form: what stands, whom to ask, and what somebody has to do."""
