"""Sets the tests' database back to how its migrations left it.

Django empties tables row by row, which tables that only grow refuse, as they should.
"""
