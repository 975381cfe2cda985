from django.dispatch import Signal

#: Something that a resident sent in was accepted. Arguments: `page` (a draft InitiativePage, sender is its class),
#: `like_key` (the initiative that it follows, or None), `mail`, `name`, `language` of who sent it in, `by`, `at`.
accepted = Signal()
