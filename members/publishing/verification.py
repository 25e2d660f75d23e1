"""Whether the public tables hold what the gate would write today: nothing here writes."""

from core.publishing.verification import sentence
from members.publishing.publication import LISTINGS, Progress, expected_in_batches


def verify(progress: Progress | None = None) -> list[str]:
    """Compare the public tables with a fresh projection; one sentence for each difference."""
    return [sentence(difference) for difference in LISTINGS.compare(expected_in_batches(progress))]
