"""`make test`: every check, also after one has failed, and a table of what came of them."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from deploy.processes import stoppable
from tests import services, steps
from tests.outcomes import Counts, Outcome, print_table, read_counts, read_failures
from tests.steps import ROOT, Step

IN_CI = os.environ.get("CI") == "true"
# A service's variable that is set from outside reaches only the steps that are meant to have it.
SERVICES = {service.variable for service in services.ALL}


def main(arguments: list[str]) -> int:
    try:
        with stoppable(), ExitStack() as stack:
            outcomes = _fast() if "--fast" in arguments else _everything(stack)
    except KeyboardInterrupt:
        return 130
    print_table(outcomes)
    print(f"\n{sum((outcome.counts for outcome in outcomes), Counts())}")
    return 0 if all(outcome.is_good for outcome in outcomes) else 1


def _fast() -> list[Outcome]:
    return [_run(step, {}) for step in [*steps.static(), *steps.django(), steps.house()]]


def _everything(stack: ExitStack) -> list[Outcome]:
    # Services take their time to start, and these checks need none.
    with ThreadPoolExecutor(max_workers=1) as beside:
        starting = beside.submit(_services, stack)
        checks = [_run(step, {}) for step in [*steps.static(), *steps.django()]]
        variables, outcomes = starting.result()
    address = variables.pop("TEST_DATABASE_URL", "")
    postgresql = [steps.postgresql(address)] if address else []
    outcomes += checks + _beside([[steps.sqlite()], [*postgresql, steps.browser()]], variables)
    return [*outcomes, _run(steps.cluster(), variables)]


def _beside(lanes: list[list[Step]], variables: dict[str, str]) -> list[Outcome]:
    """What the steps of all lanes come to. Lanes run beside each other, as each keeps about one processor busy."""
    with ThreadPoolExecutor(max_workers=len(lanes)) as beside:
        done = beside.map(lambda lane: [_run(step, variables, beside=True) for step in lane], lanes)
        return [outcome for lane in done for outcome in lane]


def _services(stack: ExitStack) -> tuple[dict[str, str], list[Outcome]]:
    start = time.monotonic()
    variables, missing = services.start(stack)
    outcomes = [Outcome("services", time.monotonic() - start, is_good=True, words=", ".join(sorted(variables)))]
    for service, reason in missing.items():
        outcomes.append(Outcome(service.name, 0, not IN_CI, f"missing, {reason}; left out: {service.tests}"))
    return variables, outcomes


def _run(step: Step, variables: dict[str, str], *, beside: bool = False) -> Outcome:
    print(f"\n== {step.name}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [*step.command, f"--junitxml={report}"] if step.is_counted else list(step.command)
        start = time.monotonic()
        status = _call(command, {**variables, **step.variables}, step.name if beside else "")
        counts, failures = read_counts(report), read_failures(report)
    words = str(counts) if step.is_counted else ""
    return Outcome(step.name, time.monotonic() - start, status == 0, words, counts, failures)


def _call(command: list[str], variables: dict[str, str], name: str) -> int:
    """Its status. What it says goes to this process's own output; with a name, line by line after that."""
    environment = {name: value for name, value in os.environ.items() if name not in SERVICES} | variables
    if not name:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            print(f"{name} | {line}", end="", flush=True)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
