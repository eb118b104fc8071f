-- A circle of units can be closed by two writers who don't see each other, so writers of units queue.
LOCK TABLE catalog_unit IN SHARE ROW EXCLUSIVE MODE
