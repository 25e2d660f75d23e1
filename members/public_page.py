"""What every page for visitors has in common, in whichever app it stands."""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language
from django.views.generic import TemplateView

from core.publishing.edition import current_edition
from members import page_cache
from members.models import ListedProfile
from members.profile import PublicProfile
from members.vocabularies import Labels, labels

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


class PublicPage(TemplateView):
    """A page for visitors: GET and HEAD only, no cookie, labels in the visitor's language.

    It depends on its address, the edition and the release, and on nothing else; page_cache rests on that. Of a query
    it knows what ``question`` returns, and no more: what a page does not read is as if it had not been sent.
    """

    http_method_names = ["get", "head"]
    edition: str
    labels: Labels

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer from memory while the edition lasts. A search with words is kept nowhere."""
        if request.method not in ("GET", "HEAD"):
            return self.http_method_not_allowed(request, *args, **kwargs)
        self.edition = current_edition()
        # Labels cost queries, so an unchanged page without a query is answered without them.
        page_cache.ask_only(request, self._with_labels().question() if request.GET else QueryDict())

        def render() -> HttpResponse:
            self._with_labels()
            response = super(PublicPage, self).dispatch(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response  # type: ignore[return-value]

        if not request.GET.get("q"):
            return page_cache.cached(request, self.edition, render)
        response = render()
        response.headers["Cache-Control"] = "private, no-store"
        return page_cache.encoded(request, response)

    def _with_labels(self) -> "PublicPage":
        self.labels = labels(get_language() or settings.LANGUAGE_CODE, self.edition)
        return self

    def question(self) -> QueryDict:
        """What this page reads of its address's query, in one spelling; most pages read nothing."""
        return QueryDict(mutable=True)

    def with_page_number(self, question: QueryDict) -> QueryDict:
        """A question with the number of the page of results; the first page is without."""
        given = self.request.GET.get("page", "")
        try:
            number = str(int(given))
        except ValueError:  # 404, unless it is empty
            number = given
        question.update({"page": number} if number not in ("", "1") else {})
        return question

    def robots(self, context: dict[str, Any]) -> list[str]:
        """What search engines are asked: a page under a question is not indexed, no listing's text is archived."""
        return ["noindex", "noarchive"] if self.request.GET else ["noarchive"]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The page, with the wishes to search engines in its head and in its header."""
        context["robots"] = ", ".join(self.robots(context))
        response = super().render_to_response(context, **kwargs)
        if context["robots"]:
            response.headers["X-Robots-Tag"] = context["robots"]
        return response

    def page_of(self, things: Any) -> Any:
        """One page of results; a number that is none, or beyond the end, is 404."""
        try:
            return Paginator(things, settings.PAGE_SIZE).page(self.request.GET.get("page", "1"))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error

    def read_by_name(self, numbers: Iterable[int]) -> list[PublicProfile]:
        """The profiles of a few listings by name; one query. Few, because they are sorted here."""
        rows = sorted(
            self.in_language().filter(listing__in=list(numbers)), key=lambda row: (bytes(row.sort_key), row.listing_id)
        )
        return [PublicProfile.read(row.document, self.labels) for row in rows]

    def read_in_order(self, numbers: Sequence[int]) -> list[PublicProfile]:
        """The profiles of some listings in the order of their numbers as given; one query."""
        rows = self.in_language().filter(listing__in=numbers) if numbers else []
        documents = {row.listing_id: row.document for row in rows}
        return [PublicProfile.read(documents[one], self.labels) for one in numbers if one in documents]

    def in_language(self) -> QuerySet[ListedProfile]:
        """The listed profiles in the visitor's language."""
        # Unordered: SQLite would otherwise walk the whole language by name to find the few that a page shows.
        return ListedProfile.objects.filter(language=self.labels.language).order_by()
