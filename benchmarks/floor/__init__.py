"""The floor: our own middleware, session and user lookup around one hand-written statement, a log row and a template.

Nothing is decided, signed, traced or protected by row security here; it reads as the superuser. It is what a page can't
be faster than, and it is never part of the product.
"""
