"""Who is ticked as having been at a meeting, where the route asks for one side only."""


def who_fits(field, people):
    """Of these people those who fit together: of sides of which only one can be there, the first with somebody."""
    kept = next((group for group in field.with_one_of if set(group) & set(people)), ())
    others = {key for group in field.with_one_of for key in group} - set(kept)
    return [key for key in people if key not in others]
