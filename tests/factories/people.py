from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from factory import Sequence, post_generation
from factory.django import DjangoModelFactory, Password


class UserFactory(DjangoModelFactory):
    """Somebody of the staff; `UserFactory(role="moderator")` after the roles were loaded."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = Sequence(lambda number: f"medewerker{number}")
    first_name = "Riek"
    email = Sequence(lambda number: f"medewerker{number}@example.org")
    password = Password("een lang wachtwoord")

    @post_generation
    def role(self, create, name, **kwargs):
        if name:
            self.groups.add(Group.objects.get(name=name))
