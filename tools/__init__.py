"""Tools of the developers; nothing in here is shipped."""
