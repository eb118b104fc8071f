-- One roll-up at a time. A statement of its own: the next one then sees all that the roll-up before it did.
SELECT tx FROM books_watermark WHERE id = 1 FOR UPDATE
