from wagtail.permission_policies import ModelPermissionPolicy


class ReadAndDelete(ModelPermissionPolicy):
    """Nobody writes or changes what somebody else sent or wrote, not even who may do everything."""

    def user_has_permission(self, user, action):
        return action in {"view", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)
