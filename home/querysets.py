from portal.base.querysets import BasePageQuerySet


class NewsQuerySet(BasePageQuerySet):
    card_relations = (*BasePageQuerySet.card_relations, "place")
    page_relations = (*BasePageQuerySet.page_relations, "place")


class HomeQuerySet(BasePageQuerySet):
    page_relations = (*BasePageQuerySet.page_relations, "highlight")


class ProgrammeQuerySet(BasePageQuerySet):
    page_rows = ("lines", "partners", "contacts")
