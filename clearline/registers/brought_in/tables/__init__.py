"""The registers as CSV files, in and out: homes, staff, people, equipment, rota."""
