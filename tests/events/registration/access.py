"""Who gets what at which address, as data. A new address needs rows here; see `test_access`.

Each row: name, method, and what comes of it for each column. A number is a status. `login`: sent to log in. `home`:
sent away, without the permission. `gone`: a 404 of the admin, where a 404 is a redirect first.
"""

#: `own`: an organiser of this offering; `other`: of none.
STAFF = ("visitor", "redacteur", "moderator", "own", "other", "eindredacteur", "beheerder")
DESK = """
registration_desk:offerings          GET  login home  home  200   200   200   200
registration_desk:offerings          POST login home  home  405   405   405   405
registration_desk:offering           GET  login home  home  200   gone  200   200
registration_desk:offering           POST login home  home  405   gone  405   405
registration_desk:add                GET  login home  home  200   gone  200   200
registration_desk:add                POST login home  home  200   gone  200   200
registration_desk:mail               GET  login home  home  200   gone  200   200
registration_desk:mail               POST login home  home  200   gone  200   200
registration_desk:export             GET  login home  home  200   gone  200   200
registration_desk:export             POST login home  home  200   gone  200   200
registration_desk:settings           GET  login home  home  200   gone  200   200
registration_desk:settings           POST login home  home  200   gone  200   200
registration_desk:copy               GET  login home  home  200   gone  200   200
registration_desk:copy               POST login home  home  200   gone  200   200
registration_desk:registration       GET  login home  home  200   gone  200   200
registration_desk:registration       POST login home  home  405   gone  405   405
registration_desk:sensitive          GET  login home  home  405   gone  home  405
registration_desk:sensitive          POST login home  home  200   gone  home  200
registration_desk:file               GET  login home  home  200   gone  gone  200
registration_desk:file               POST login home  home  405   gone  405   405
registration_desk:approve            GET  login home  home  200   gone  200   200
registration_desk:approve            POST login home  home  200   gone  200   200
registration_desk:reject             GET  login home  home  200   gone  200   200
registration_desk:reject             POST login home  home  200   gone  200   200
registration_desk:cancel             GET  login home  home  200   gone  200   200
registration_desk:cancel             POST login home  home  200   gone  200   200
registration_desk:place              GET  login home  home  200   gone  200   200
registration_desk:place              POST login home  home  200   gone  200   200
registration_desk:move               GET  login home  home  200   gone  200   200
registration_desk:move               POST login home  home  200   gone  200   200
registration_desk:contact            GET  login home  home  200   gone  200   200
registration_desk:contact            POST login home  home  200   gone  200   200
registration_desk:link               GET  login home  home  200   gone  200   200
registration_desk:link               POST login home  home  302   gone  302   302
registration_desk:revoke             GET  login home  home  200   gone  200   200
registration_desk:revoke             POST login home  home  302   gone  302   302
registration_desk:cancel_person      GET  login home  home  200   gone  200   200
registration_desk:cancel_person      POST login home  home  200   gone  200   200
registration_desk:swap               GET  login home  home  200   gone  200   200
registration_desk:swap               POST login home  home  200   gone  200   200
registration_desk:attendance         GET  login home  home  200   gone  200   200
registration_desk:attendance         POST login home  home  405   gone  405   405
registration_desk:ticks              GET  login home  home  200   gone  200   200
registration_desk:ticks              POST login home  home  302   gone  302   302
registration_desk:ticks_print        GET  login home  home  200   gone  200   200
registration_desk:ticks_print        POST login home  home  405   gone  405   405
registration_desk:parallel           GET  login home  home  200   gone  200   200
registration_desk:parallel           POST login home  home  200   gone  200   200
registration_desk:groups             GET  login home  home  200   gone  200   200
registration_desk:groups             POST login home  home  200   gone  200   200
registration_desk:group              GET  login home  home  200   gone  200   200
registration_desk:group              POST login home  home  302   gone  302   302
registration_desk:group_file         GET  login home  home  200   gone  200   200
registration_desk:group_file         POST login home  home  302   gone  302   302
registration_desk:certificates       GET  login home  home  200   gone  200   200
registration_desk:certificates       POST login home  home  302   gone  302   302
registration_desk:revoke_certificate GET  login home  home  200   gone  200   200
registration_desk:revoke_certificate POST login home  home  302   gone  302   302
registration_desk:certificate_file   GET  login home  home  200   gone  200   200
registration_desk:certificate_file   POST login home  home  405   gone  405   405
registration_desk:invite             GET  login home  home  200   gone  200   200
registration_desk:invite             POST login home  home  200   gone  200   200
form-answers:index                   GET  login home  200   home  home  200   200
form-answers:index                   POST login home  405   home  home  405   405
form-answers:index_results           GET  login home  200   home  home  200   200
form-answers:index_results           POST login home  405   home  home  405   405
form-answers:add                     GET  login home  home  home  home  home  home
form-answers:add                     POST login home  home  home  home  home  home
form-answers:edit                    GET  login home  home  home  home  home  home
form-answers:edit                    POST login home  home  home  home  home  home
form-answers:delete                  GET  login home  200   home  home  200   200
form-answers:delete                  POST login home  302   home  home  302   302
form-answers:history                 GET  login home  200   home  home  200   200
form-answers:history                 POST login home  405   home  home  405   405
form-answers:history_results         GET  login home  200   home  home  200   200
form-answers:history_results         POST login home  405   home  home  405   405
form-answers:usage                   GET  login home  home  home  home  home  home
form-answers:usage                   POST login home  home  home  home  home  home
form-answers:inspect                 GET  login home  200   home  home  200   200
form-answers:inspect                 POST login home  405   home  home  405   405
form-answers:file                    GET  login home  200   home  home  200   200
form-answers:file                    POST login home  200   home  home  200   200
mail-words:index                     GET  login home  home  200   200   200   200
mail-words:index                     POST login home  home  405   405   405   405
mail-words:edit                      GET  login home  home  200   200   200   200
mail-words:edit                      POST login home  home  home  home  200   200
mails-not-sent:index                 GET  login home  home  home  home  200   200
mails-not-sent:index                 POST login home  home  home  home  405   405
mails-not-sent:results               GET  login home  home  home  home  200   200
mails-not-sent:results               POST login home  home  home  home  405   405
mails-not-sent:again                 GET  login 405   405   405   405   405   405
mails-not-sent:again                 POST login home  home  home  home  302   302
trail:index                          GET  login home  home  home  home  200   200
trail:index                          POST login home  home  home  home  405   405
trail:results                        GET  login home  home  home  home  200   200
trail:results                        POST login home  home  home  home  405   405
"""
#: By which link somebody comes; staff has no way in without one either.
LINKS = ("stranger", "link", "other_link", "old_link", "beheerder")
PUBLIC = """
registration:sign_up                 GET  200   200   200   200   200
registration:sign_up                 POST 200   200   200   200   200
registration:invited                 GET  404   200   404   404   404
registration:invited                 POST 404   200   404   404   404
registration:find_certificate        GET  200   200   200   200   200
registration:find_certificate        POST 200   200   200   200   200
registration:certificate             GET  200   200   200   200   200
registration:certificate             POST 200   200   200   200   200
registration:link                    GET  200   200   200   200   200
registration:link                    POST 200   200   200   200   200
registration:erased                  GET  200   200   200   200   200
registration:erased                  POST 200   200   200   200   200
registration:manage                  GET  404   200   404   404   404
registration:manage                  POST 404   200   404   404   404
registration:change                  GET  404   200   404   404   404
registration:change                  POST 404   200   404   404   404
registration:calendar                GET  404   200   404   404   404
registration:calendar                POST 404   200   404   404   404
registration:file                    GET  404   200   404   404   404
registration:file                    POST 404   200   404   404   404
registration:person                  GET  404   200   404   404   404
registration:person                  POST 404   200   404   404   404
registration:leave_person            GET  404   200   404   404   404
registration:leave_person            POST 404   303   404   404   404
registration:certificate_pdf         GET  404   200   404   404   404
registration:certificate_pdf         POST 404   200   404   404   404
registration:absent                  GET  404   200   404   404   404
registration:absent                  POST 404   303   404   404   404
registration:return                  GET  404   200   404   404   404
registration:return                  POST 404   303   404   404   404
registration:catch_up                GET  404   200   404   404   404
registration:catch_up                POST 404   200   404   404   404
registration:give_back               GET  404   200   404   404   404
registration:give_back               POST 404   303   404   404   404
registration:homework_file           GET  404   200   404   404   404
registration:homework_file           POST 404   200   404   404   404
registration:leave                   GET  404   200   404   404   404
registration:leave                   POST 404   303   404   404   404
registration:offer                   GET  404   303   404   404   404
registration:offer                   POST 404   303   404   404   404
registration:own_data                GET  404   200   404   404   404
registration:own_data                POST 404   200   404   404   404
registration:export                  GET  404   200   404   404   404
registration:export                  POST 404   200   404   404   404
registration:erase                   GET  404   200   404   404   404
registration:erase                   POST 404   303   404   404   404
"""


def column_of(text: str, columns: tuple[str, ...], column: str) -> dict[tuple[str, str, str], str]:
    """What is expected in one column, by name, method and column."""
    found = {}
    for line in text.strip().splitlines():
        name, method, *cells = line.split()
        found[name, method, column] = dict(zip(columns, cells, strict=True))[column]
    return found
