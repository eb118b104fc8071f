"""A batch of five hundred costs as many statements as a batch of one: a case for every public command that takes a batch."""
