"""What the machine holds true about the shape of the house: imports, keys, machines, errors, permissions, documents."""
