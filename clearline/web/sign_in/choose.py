"""The made-up organisation: sign in as anybody in it, on this machine only."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access import choosing, made_up
from clearline.access.middleware import Request
from clearline.access.sign_in import Tried
from clearline.web.sign_in.asking import go_on, let_in, next_of
from clearline.web.sign_in.mine import number


def choose(request: Request) -> HttpResponse:
    """Show everybody, and sign in as one of them; where nobody is made up there is no such page."""
    if not made_up.may_choose(request):
        raise Http404
    if request.method != "POST":
        page = {"people": choosing.people(at=clock.now()), "next": next_of(request)}
        return render(request, "sign_in/choose.html", page)
    account = choosing.everybody().filter(pk=number(request, "account") or 0).first()
    if account is None:
        raise Http404
    tried = Tried(is_right=True, token=choosing.choose(account, at=clock.now()))
    return let_in(request, tried, go_on(request))
