"""A list with filters and without counts, as the tutorial of django-filter builds it."""

import django_filters
from catalogue.models import Country, Organisation, Population, PriorityArea, Region, Support
from django.db.models import Q
from django.urls import path
from django_filters.views import FilterView


def words(model, field):
    """A filter by several words of a vocabulary; any of them is enough."""
    return django_filters.ModelMultipleChoiceFilter(
        field_name=f"{field}__slug", to_field_name="slug", queryset=model.objects.all()
    )


class OrganisationFilter(django_filters.FilterSet):
    """What can be asked."""

    q = django_filters.CharFilter(method="search")
    region = django_filters.ModelChoiceFilter(to_field_name="slug", queryset=Region.objects.all())
    country = django_filters.ModelChoiceFilter(to_field_name="slug", queryset=Country.objects.all())
    priority_areas = words(PriorityArea, "priority_areas")
    populations = words(Population, "populations")
    support = words(Support, "support")

    class Meta:
        model = Organisation
        fields: list[str] = []

    def search(self, queryset, name, value):
        """Those in whose name or texts the words stand."""
        return queryset.filter(Q(name__icontains=value) | Q(texts__icontains=value))


class OrganisationListMixin(FilterView):
    """Twenty a page, by name."""

    queryset = Organisation.objects.select_related("country", "region").order_by("name")
    filterset_class = OrganisationFilter
    template_name = "list.html"
    paginate_by = 20


urlpatterns = [path("", OrganisationListMixin.as_view())]
