"""What is drawn rather than written: inline SVG, made from typed values, sharp at any size, readable without script."""
