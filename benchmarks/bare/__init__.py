"""Django with nothing in it: what a worker weighs before anybody has written a line."""
