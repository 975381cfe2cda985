"""What visitors see of offerings and registrations, as frozen shapes for templates."""
