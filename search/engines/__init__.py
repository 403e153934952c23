"""How is a query answered? One module an engine, all behind search.engine."""
