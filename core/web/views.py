"""What every page for visitors has in common, in whichever app it stands."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language
from django.views.generic import TemplateView

from core.publishing.edition import Snapshot, current_snapshot
from core.web import page_cache

View = Callable[..., HttpResponse]


def without_query(view: View) -> View:
    """A view of a file that reads no parameter: with a query there is nothing at its address.

    People come to pages with parameters that other sites append, to files nobody does. WSGI cannot tell a bare "?"
    from no query, so that one is answered.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            raise Http404
        return view(request, *args, **kwargs)

    return answer


class PublicView(TemplateView):
    """A page for visitors: GET and HEAD only, no cookie.

    It depends on its address, the edition and the release, and on nothing else; page_cache rests on that. Of a query
    it knows what ``canonical_query`` returns, and no more: what a page does not read is as if it had not been sent.
    """

    http_method_names = ["get", "head"]
    snapshot: Snapshot

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer from memory while the edition lasts. A search with words is cached nowhere."""
        if request.method not in ("GET", "HEAD"):
            return self.http_method_not_allowed(request, *args, **kwargs)
        self.snapshot = current_snapshot(get_language() or settings.LANGUAGE_CODE)
        # An unchanged page without a query is answered after one database query, the one for the edition.
        page_cache.keep_only_query(request, self.canonical_query() if request.GET else QueryDict())

        def render() -> HttpResponse:
            response = super(PublicView, self).dispatch(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response  # type: ignore[return-value]

        if not request.GET.get("q"):
            return page_cache.cached(request, self.snapshot.edition, render)
        response = render()
        response.headers["Cache-Control"] = "private, no-store"
        return page_cache.encoded(request, response)

    def canonical_query(self) -> QueryDict:
        """What this page reads of its address's query, in one spelling; most pages read nothing."""
        return QueryDict(mutable=True)

    def with_page_number(self, query: QueryDict) -> QueryDict:
        """A query with the number of the page of results; the first page is without."""
        given = self.page_number()
        try:
            number = str(int(given))
        except ValueError:  # 404
            number = given
        query.update({"page": number} if number != "1" else {})
        return query

    def page_number(self) -> str:
        """The number of the page of results as the address has it; of an empty one the first."""
        return self.request.GET.get("page", "").strip() or "1"

    def robots(self, context: dict[str, Any]) -> list[str]:
        """What search engines are asked: a page under a query is not indexed, no listing's text is archived."""
        return ["noindex", "noarchive"] if self.request.GET else ["noarchive"]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The page, with what search engines are asked in its head and in its header."""
        context["robots"] = ", ".join(self.robots(context))
        response = super().render_to_response(context, **kwargs)
        if context["robots"]:
            response.headers["X-Robots-Tag"] = context["robots"]
        return response

    def page_of(self, results: Any) -> Any:
        """One page of results; a number that is none, or beyond the end, is 404."""
        try:
            return Paginator(results, settings.PAGE_SIZE).page(self.page_number())
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error
