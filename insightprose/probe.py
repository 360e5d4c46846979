"""`python -m insightprose.probe http://127.0.0.1:8000/readyz`: a container's health check. Exit 0: healthy.

It asks the local server by the name the site is known under, because other names are not in ALLOWED_HOSTS.
"""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 4


def status(url: str, site: str) -> int:
    target = urlsplit(url)
    connection = HTTPConnection(target.netloc, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("GET", target.path, headers={"Host": urlsplit(site).netloc or target.netloc})
        return connection.getresponse().status
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(status(sys.argv[1], os.environ.get("BASE_URL", "")) != 200)
