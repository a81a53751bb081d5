from time import perf_counter

from django.test import Client

REQUESTS = 10


def timed(client: Client, address: str) -> float:
    """Seconds for one request."""
    start = perf_counter()
    for _ in range(REQUESTS):
        assert client.get(address, headers={"accept-encoding": "gzip"}).status_code == 200
    return (perf_counter() - start) / REQUESTS
