"""Forms that editors make themselves, and what people send with them."""
