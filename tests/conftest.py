"""Settings of Hypothesis: no deadline, because tests run on slow and busy machines, too."""

from hypothesis import HealthCheck, settings

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
