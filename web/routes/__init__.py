"""Which address answers what? One module a route."""
