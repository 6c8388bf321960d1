"""A question over HTTP, asked by its path from within a container's network; prints the answer as JSON."""

import json
import sys
import urllib.error
import urllib.request


def _main(url: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as answer:
            print(json.dumps([answer.status, answer.read().decode()]))
    except urllib.error.HTTPError as refused:
        print(json.dumps([refused.status, refused.read().decode()]))
    except OSError as error:
        print(json.dumps([0, str(error)]))


if __name__ == "__main__":
    _main(sys.argv[1])
