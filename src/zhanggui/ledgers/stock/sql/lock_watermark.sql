-- One keeper of checkpoints at a time. A statement of its own: the next one then sees all that the keeper before it did.
SELECT tx FROM stock_watermark WHERE id = 1 FOR UPDATE
