"""One co-chair in a process of their own, for the test of four at once: reads who signs what, waits for a word, signs."""

import json
import pickle
import sys
from collections import Counter
from datetime import datetime

import django


def main() -> None:
    """Sign every proposal, and print what was met."""
    django.setup()
    from kolosi.kernel.refusals import Refused
    from kolosi.verification import operations

    told = json.loads(sys.stdin.readline())
    person = pickle.loads(bytes.fromhex(told["person"]))  # noqa: S301 - the test itself wrote it
    print("ready", flush=True)
    sys.stdin.readline()
    met: Counter[str] = Counter()
    for ref, proposal in told["proposals"].items():
        try:
            operations.sign(ref=ref, proposal=proposal, by=person, at=datetime.fromisoformat(told["at"]))
            met["done"] += 1
        except Refused as refused:
            met[",".join(sorted(refused.obstacles))] += 1
    print(json.dumps(met))


if __name__ == "__main__":
    main()
