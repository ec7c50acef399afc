"""Every address of the site, on one screen."""

from django.urls import URLPattern, URLResolver, include, path

from samenspraak.web.views import (
    agenda,
    call_back,
    call_list,
    calling,
    case,
    complaint,
    guide,
    handover,
    home,
    papers,
    start,
    work,
)

_CASE = "<slug:slug>/cases/<str:reference>/"
_GUIDE = "<slug:slug>/guide/"
_CALL_BACK = "<slug:slug>/call-back/"
_CALLS = "<slug:slug>/calls/"
_COMPLAINT = "<slug:slug>/complaint/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("demo/", home.demo, name="demo"),
    path("demo/be/", home.be, name="be"),
    path("demo/clock/", home.clock, name="clock"),
    path("sign-out/", home.sign_out, name="sign_out"),
    path(".well-known/security.txt", home.security_txt, name="security_txt"),
    path("language/", include("django.conf.urls.i18n")),
    path("<slug:slug>/", home.partnership, name="partnership"),
    path("<slug:slug>/route/", home.whole_route, name="whole_route"),
    path("<slug:slug>/work/", work.work, name="work"),
    path("<slug:slug>/work/agenda/", agenda.agenda, name="agenda"),
    path("<slug:slug>/work/hand-over/", handover.hand_over, name="hand_over"),
    path("<slug:slug>/start/<str:option>/", start.start, name="start"),
    path(_GUIDE, guide.guide, name="guide"),
    path(_GUIDE + "<str:language>/", guide.ask, name="guide_in"),
    path(_GUIDE + "<str:language>/question/<str:name>/", guide.question, name="guide_question"),
    path(_GUIDE + "<str:language>/option/<str:name>/", guide.option, name="guide_option"),
    path("<slug:slug>/call/", calling.call, name="call"),
    path("<slug:slug>/call/<str:language>/", calling.call_in, name="call_in"),
    path(_CALL_BACK, call_back.call_back, name="call_back"),
    path(_CALL_BACK + "<str:language>/", call_back.call_back_in, name="call_back_in"),
    path(_CALL_BACK + "<str:language>/<str:secret>/", call_back.mine, name="call_back_mine"),
    path(_CALL_BACK + "<str:language>/shared/<str:secret>/", call_back.advice_shared, name="advice_shared"),
    path(_CALLS, call_list.call_list, name="call_list"),
    path(_CALLS + "<str:reference>/", call_list.call, name="call_request"),
    path(_CALLS + "<str:reference>/do/<str:deed>/", call_list.do, name="call_deed"),
    path(_COMPLAINT, complaint.complaint, name="complaint"),
    path(_COMPLAINT + "<str:language>/", complaint.about, name="complaint_in"),
    path(_CASE, case.case, name="case"),
    path(_CASE + "route/", case.whole_route, name="whole_route_of_case"),
    path(_CASE + "<str:option>/papers/", papers.papers, name="papers"),
    path(_CASE + "<str:option>/picture/", case.picture, name="picture"),
    path(_CASE + "<str:option>/draft/<str:action>/", case.draft, name="draft"),
    path(_CASE + "<str:option>/do/<str:action>/", case.act, name="act"),
    path(_CASE + "<str:option>/answer/<str:action>/<str:asked>/", case.act, name="answer"),
]
