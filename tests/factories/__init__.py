"""Synthetic people for the tests: plainly artificial names, identity codes from the range 900–999 only."""

from kotokirja.project.synthetic.codes import identity_code, make_identity_code
from tests.factories.people import Person, make_person, people

__all__ = ["Person", "identity_code", "make_identity_code", "make_person", "people"]
