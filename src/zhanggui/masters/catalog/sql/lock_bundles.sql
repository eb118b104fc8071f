-- Two bundles could come to contain each other if two writers changed them at once, so writers of components queue.
LOCK TABLE catalog_bundle_line IN SHARE ROW EXCLUSIVE MODE
