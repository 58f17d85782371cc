"""Whether invented incidents stand among those of a situation: what is counted from them must say so."""

from kolosi.incidents import models
from kolosi.kernel.viewer import Viewer


def any_simulated(viewer: Viewer, situation: str) -> bool:
    """Say whether any incident of the situation is invented; whoever may ask at all is told, since figures count them all."""
    return (
        bool(viewer.person) and models.Incident.objects.filter(situation=situation, simulated=True).exists()
    )
