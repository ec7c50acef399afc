"""The pages: find what the person may see, ask the route, show."""
