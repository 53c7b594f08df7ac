"""How the user's own place database is made: GeoNames dumps and lists -> rows -> a file beside the one that ships."""
