"""What names look like, and what the words around them tell: a module for each kind of rule."""
