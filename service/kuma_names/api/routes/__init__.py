"""The routes, one blueprint a resource."""
