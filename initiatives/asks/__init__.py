"""All that initiatives ask and offer, on one page with filters."""
