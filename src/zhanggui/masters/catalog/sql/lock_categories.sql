-- Moving A below B and B below A at the same moment would cut both off the tree, so writers of categories queue.
LOCK TABLE catalog_category IN SHARE ROW EXCLUSIVE MODE
