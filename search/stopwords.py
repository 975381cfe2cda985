"""Words that stand on nearly every page and so tell nothing, per language, folded as `normalise.fold` does.

Words of asking ("hoe kan ik") are among them, since people type questions; denials ("geen", "zonder") are not,
since they change what is asked.
"""

_DUTCH = """
    aan al alle alles als ben bent bij daar daarom dan dat de der deze die dit doe doen door dus een eens en er ervan
    even had hadden hebben hebt heeft hem hen het hier hij hoe hun iemand ieder iedere iets ik in is ja je jij jou jouw
    jullie kan kon kun kunnen kunt maar mag me men met mij mijn moet moeten mocht na naar nog nu of om omdat onder ons
    onze ook op over s t n te tegen toch toen tot u uit uw van vanaf veel via voor waar waarom wanneer want waren was
    wat we wel welk welke werd werden wie wij wil willen word worden wordt zal ze zelf zich zij zijn zo zoals zou
    zouden zullen
"""
_ENGLISH = """
    a about after all also am an and any are as at be because been but by can could did do does doing for from had has
    have he her here him his how i if in into is it its just me more most my of on or our out over s she should so some
    such t than that the their them then there these they this those to too under up us was we were what when where
    which while who why will with would you your
"""
_GERMAN = """
    aber alle als also am an auch auf aus bei beim bin bis bist da damit dann das dass dazu dem den denn der des die
    dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euch fur
    hat hatte hatten haben hier ich ihm ihn ihnen ihr ihre im in ins ist ja jede jedem jeden jeder jedes kann konnen
    man mein mich mir mit muss mussen nach noch nun nur ob oder sein seine sich sie sind so uber um und uns unser unter
    vom von vor wann war waren warum was weil welche welcher wenn wer werde werden wie wieder will wir wird wo wollen
    zu zum zur
"""

DUTCH = frozenset(_DUTCH.split())
ENGLISH = frozenset(_ENGLISH.split())
GERMAN = frozenset(_GERMAN.split())
