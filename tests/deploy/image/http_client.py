"""HTTP client that runs in the network of a container; prints status and body as JSON."""

import json
import sys
import urllib.error
import urllib.request


def _main(url: str) -> None:
    # without proxies of the environment
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as response:
            print(json.dumps([response.status, response.read().decode()]))
    except urllib.error.HTTPError as error:
        print(json.dumps([error.status, error.read().decode()]))
    except OSError as error:
        print(json.dumps([0, str(error)]))


if __name__ == "__main__":
    _main(sys.argv[1])
