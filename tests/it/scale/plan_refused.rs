//! Plans: what a query cannot say, and results that are wrong.

use super::plan::{answer, plan, told};
use interstate::dedup::{ByMentions, MentionConfidence, MirrorOrder};
use interstate::dedup::{Reduction, RepeatGap, Repeats, SameMatter};
use interstate::tally::plan::{CountPlan, PlanSource};
use interstate::tally::scale::Provenance;
use interstate::{Error, ErrorCategory};

/// The error of an answer with one text in place of the first of another.
fn with(name: &str, from: &str, to: &str) -> Error {
    let result = answer("sample", name);
    assert!(result.contains(from), "{from}");
    let result = result.replacen(from, to, 1);
    plan(name)
        .read_back(result.as_bytes(), told(320))
        .unwrap_err()
}

fn line(name: &str, at: usize) -> String {
    let answer = answer("sample", name);
    answer.lines().nth(at).unwrap().to_owned() + "\n"
}

#[test]
fn a_wrong_line_is_refused_with_its_number() {
    let third = line("rows", 2);
    let cells: Vec<&str> = third.trim_end().split(',').collect();
    let changed = |at: usize, to: &str| {
        let mut cells = cells.clone();
        cells[at] = to;
        let error = with("rows", &third, &(cells.join(",") + "\n"));
        assert_eq!(error.line(), Some(3), "{error}");
        error.to_string()
    };
    for (at, to, says) in [
        (1, "lost", "no cell of rows that are not counted"),
        (2, "ZZZ", "column \"from_actor\": unknown actor \"ZZZ\""),
        (3, cells[2], "is no pair of this tally"),
        (
            4,
            "20",
            "column \"code_group\": \"20\", expected the place of a group",
        ),
        (4, "", "expected the place of a group"),
        (
            5,
            "3",
            "column \"cell\": \"3\", expected the place of a period",
        ),
        (
            6,
            "-1",
            "column \"events\": \"-1\", expected a whole number",
        ),
        (6, "1.0", "expected a whole number"),
        (6, "0", "expected as many events as rows"),
        (6, "9223372036854775808", "expected a whole number"),
        (
            7,
            "",
            "column \"source_rows\": \"\", expected a whole number",
        ),
        (0, "abc", "the result was counted by another plan: \"abc\""),
    ] {
        let error = changed(at, to);
        assert!(error.contains(says), "{error}");
    }
    assert!(
        with("rows", &third, "one,two\n")
            .to_string()
            .starts_with("line 3")
    );
}

#[test]
fn an_undirected_pair_out_of_order_is_refused() {
    let first = line("undirected", 1);
    let cells: Vec<&str> = first.split(',').collect();
    let pair = format!("{},{}", cells[2], cells[3]);
    let turned = format!("{},{}", cells[3], cells[2]);
    let error = with("undirected", &pair, &turned).to_string();
    assert!(
        error.starts_with("line 2: ") && error.contains("is no pair of this tally"),
        "{error}"
    );
}

#[test]
fn a_cell_or_fate_that_stands_twice_is_refused() {
    let third = line("rows", 2);
    let error = with("rows", &third, &format!("{third}{third}"));
    assert_eq!(
        error.to_string(),
        "line 4: the same cell or fate stands in a line before"
    );
    let left = answer("sample", "rows");
    let fate = left
        .lines()
        .find(|line| line.contains("without_pair"))
        .unwrap();
    let error = with("rows", fate, &format!("{fate}\n{fate}"));
    assert!(error.to_string().ends_with("stands in a line before"));
    let error = with("rows", "without_pair", "with_a_pair").to_string();
    assert!(
        error.contains("\"with_a_pair\", expected a fate of rows"),
        "{error}"
    );
}

#[test]
fn a_result_that_was_cut_or_is_of_other_rows_is_refused() {
    let third = line("rows", 2);
    let error = with("rows", &third, "");
    assert_eq!(error.category(), ErrorCategory::Count);
    assert!(
        error
            .to_string()
            .contains("rows and the source has 320: the result was cut")
    );
    let whole = answer("sample", "rows");
    let plan = plan("rows");
    // At bytes all over it.
    for end in (0..whole.len() - 1).step_by(61) {
        assert!(
            plan.read_back(&whole.as_bytes()[..end], told(320)).is_err(),
            "{end}"
        );
    }
    assert!(plan.read_back(whole.as_bytes(), told(321)).is_err());
    assert!(plan.read_back(whole.as_bytes(), told(320)).is_ok());
}

#[test]
fn the_result_of_another_plan_is_refused() {
    let other = answer("sample", "one_a_day");
    let error = plan("rows")
        .read_back(other.as_bytes(), told(320))
        .unwrap_err();
    assert_eq!((error.line(), error.column()), (Some(2), Some("plan_id")));
    assert_eq!(error.category(), ErrorCategory::Rule);
}

#[test]
fn what_a_query_cannot_say_is_refused_by_its_step() {
    let half = MentionConfidence::percent(50).unwrap();
    let (first, last) = (MirrorOrder::MirrorsFirst, MirrorOrder::RepeatsFirst);
    let chain = Repeats::Chain(RepeatGap::Days(3));
    let undirected = || plan("mirrors");
    for (rule, says) in [
        (
            Reduction::new(Repeats::OneAnId),
            "rows of one id are one event",
        ),
        (
            Reduction::new(Repeats::Anchor(RepeatGap::Days(3))),
            "rows within 3 days of the first",
        ),
        (
            Reduction::new(Repeats::Chain(RepeatGap::Minutes(9))),
            "rows within 9 minutes",
        ),
        (
            Reduction::default().with_same_matter(SameMatter::ActAndPlace),
            "places are no column",
        ),
        (
            Reduction::default().with_mutual_acts(),
            "one-sided acts are taken for mutual",
        ),
        (
            Reduction::default().with_mentions(ByMentions::Counted(half)),
            "mentions are rows of another",
        ),
        (
            Reduction::new(chain).with_mirrors(first),
            "a chain of mutual",
        ),
    ] {
        let error = undirected().with_reduction(rule).unwrap_err().to_string();
        assert!(error.starts_with("a query cannot say exactly: "), "{error}");
        assert!(error.contains(says), "{error}");
    }
    let mirrors = Reduction::default().with_mirrors(first);
    let directed = plan("rows").with_reduction(mirrors).unwrap_err();
    assert!(
        directed
            .to_string()
            .ends_with("(a mutual act goes both ways, and a cell of directed pairs one way; count undirected pairs)")
    );
    let source = PlanSource::new("events", ["day", "a1", "a2", "code"]);
    for (source, says) in [
        (source.clone(), "names no column of addresses"),
        (source.with_url("url"), "names no column of ids"),
    ] {
        let bare = CountPlan::new(undirected().grid().clone(), source).unwrap();
        let days = Reduction::new(Repeats::OneADay).with_mirrors(last);
        let error = bare.with_reduction(days).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}

#[test]
fn a_name_that_cannot_be_quoted_and_a_provenance_without_words_are_refused() {
    let grid = plan("rows").grid().clone();
    for name in ["", "a\"b", "a`b", "a\\b", "a\nb"] {
        let source = PlanSource::new("events", [name, "a1", "a2", "code"]);
        assert!(CountPlan::new(grid.clone(), source).is_err(), "{name:?}");
    }
    let day = "2026-11-29".parse().unwrap();
    assert!(Provenance::new(" ", "a table", 1, day).is_err());
    assert!(Provenance::new("DuckDB", "", 1, day).is_err());
}
