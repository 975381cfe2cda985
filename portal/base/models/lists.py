from django.db import models


class ListChange(models.Model):
    """Pages of a kind ("initiatives.InitiativePage") changed: their lists are read anew (see `portal.base.shelf`)."""

    kind = models.CharField(max_length=80, db_index=True)
    token = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.kind
