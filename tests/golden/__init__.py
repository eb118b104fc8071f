"""The golden cases of accounting, run through the real documents and compared with what the ledgers say, line by line."""
