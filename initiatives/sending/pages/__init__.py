"""What the sender's pages show, as plain shapes for their templates."""
