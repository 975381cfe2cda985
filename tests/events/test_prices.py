from decimal import Decimal

import pytest
from django.utils import translation

from events.prices import price_text


@pytest.mark.parametrize(
    ("price", "nl", "en", "de"),
    [
        (None, "", "", ""),
        (Decimal("0.00"), "Gratis", "Free", "Kostenlos"),
        (Decimal("5.00"), "€ 5", "€ 5", "€ 5"),
        (Decimal("7.50"), "€ 7,50", "€ 7.50", "€ 7,50"),
        (Decimal("0.05"), "€ 0,05", "€ 0.05", "€ 0,05"),
        (Decimal(750), "€ 750", "€ 750", "€ 750"),
        (Decimal("1250.00"), "€ 1.250", "€ 1,250", "€ 1.250"),
        (Decimal("123456.75"), "€ 123.456,75", "€ 123,456.75", "€ 123.456,75"),
    ],
)
def test_a_price_is_written_as_each_language_writes_it(price, nl, en, de):
    written = {}
    for language in ("nl", "en", "de"):
        with translation.override(language):
            written[language] = price_text(price)
    assert written == {"nl": nl, "en": en, "de": de}
