from pathlib import Path

from tests.outcomes import Counts, read_counts


def test_the_totals_count_an_error_as_a_failure(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>')
    assert read_counts(report) == Counts(passed=3, failed=3, skipped=3)


def test_a_run_without_a_report_counts_nothing(tmp_path: Path) -> None:
    assert str(read_counts(tmp_path / "none.xml")) == "0 passed, 0 failed, 0 skipped"
