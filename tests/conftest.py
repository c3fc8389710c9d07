"""What holds for every test: generated examples are the same in every run, and nothing is kept outside of it."""

import os
import tempfile

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")

os.environ["KYOKUN_CACHE_DIR"] = tempfile.mkdtemp(prefix="kyokun-tests-")
