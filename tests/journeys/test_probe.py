import time
import pytest

PAGES = ["/nl/", "/nl/initiatieven/", "/nl/trajecten/cop-burgerproductiekracht/", "/nl/initiatieven/dorpshuis-de-deel/", "/nl/agenda/"]

def test_two(page, axe, validate_html):
    for address in PAGES * 2:
        t=time.time()
        def lap(w):
            nonlocal t
            print(w, round(time.time()-t,2), end="  "); t=time.time()
        page.set_viewport_size({"width":1280,"height":900})
        r=page.goto(address); lap("goto")
        v=validate_html(r.text()); lap("vnu")
        a=axe(page); lap("axe")
        page.set_viewport_size({"width":320,"height":700}); lap("resize")
        a+=axe(page); lap("axe")
        page.emulate_media(color_scheme="dark"); a+=axe(page); lap("dark")
        page.emulate_media(color_scheme="light")
        print(address)
        for w in v+a: print("   ", w[:600])
