"""The pages: base templates, theme, static files and the wording of the site."""
