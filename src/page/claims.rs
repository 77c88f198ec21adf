//! The claims of a page.

use super::html::Html;
use super::records::{Cited, Places};
use super::rules::Rules;
use crate::claim::{ClaimRecords, Finding, Verdict};

/// A claim of a page: its words, what was found, and the records behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClaimRow {
    pub(super) words: Box<str>,
    pub(super) finding: Finding,
    pub(super) records: ClaimRecords,
}

/// The mark before a verdict: it does not rest on a colour.
fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "✓ holds",
        Verdict::Fails => "✗ fails",
        Verdict::Depends => "? depends",
        Verdict::OutOfCoverage => "– out of coverage",
        Verdict::NotQuantitative => "– not quantitative",
    }
}

/// All claims as a table.
pub(super) fn section(
    claims: &[ClaimRow],
    rules: &mut Rules,
    cited: &mut Cited,
    places: &Places<'_>,
) -> Html {
    let mut html = Html::default();
    html.open("section", &[("id", "claims")])
        .leaf("h2", &[], "Claims");
    html.leaf(
        "p",
        &[],
        "Whether a claim is true of this list and whether the list is evidence of a change are two questions, and each has its own column.",
    );
    html.framed("Claims, each under its rule", |table| {
        table.heads([
            "claim",
            "rule",
            "counts",
            "true of the list?",
            "evidence of change?",
            "records",
        ]);
        table.open("tbody", &[]);
        for claim in claims {
            row(table, claim, rules, cited, places);
        }
        table.close("tbody");
    });
    html.close("section");
    html
}

fn row(
    html: &mut Html,
    claim: &ClaimRow,
    rules: &mut Rules,
    cited: &mut Cited,
    places: &Places<'_>,
) {
    let checked = claim.finding.checked();
    html.open("tr", &[])
        .open("th", &[("scope", "row")])
        .text(&format!("“{}”", claim.words));
    html.line_break();
    html.leaf("span", &[("class", "quiet")], &checked.claim().to_string())
        .close("th");
    html.open("td", &[])
        .piece(&rules.link(checked.rule()))
        .close("td");
    html.open("td", &[]);
    for (number, (period, count)) in checked.counts().iter().enumerate() {
        if number > 0 {
            html.line_break();
        }
        html.text(&format!("{}: {count}", period.label()));
    }
    if let Some(value) = checked.value() {
        html.line_break().text(&value.to_string());
    }
    html.close("td");
    html.open("td", &[])
        .leaf("span", &[("class", "verdict")], mark(checked.verdict()));
    if let Some(why) = checked.not_quantitative() {
        html.text(&format!(": {why}"));
    }
    html.close("td")
        .leaf("td", &[], &claim.finding.evidence().to_string());
    html.open("td", &[]);
    let records = &claim.records;
    let surely = records.surely().iter().map(|id| (&**id, None));
    unfold(
        html,
        "counted",
        records.surely().len(),
        &cited.list(places, surely),
    );
    let possibly = records
        .possibly()
        .iter()
        .map(|(id, why)| (&**id, Some(why.to_string())));
    unfold(
        html,
        "in doubt",
        records.possibly().len(),
        &cited.list(places, possibly),
    );
    let left_out = records
        .left_out()
        .iter()
        .map(|(id, why)| (&**id, Some(why.to_string())));
    unfold(
        html,
        "left out",
        records.left_out().len(),
        &cited.list(places, left_out),
    );
    html.close("td").close("tr");
}

/// So many of a sort, with their list behind it.
fn unfold(html: &mut Html, what: &str, number: usize, list: &Html) {
    if number > 0 {
        html.open("details", &[])
            .leaf("summary", &[], &format!("{number} {what}"))
            .piece(list)
            .close("details");
    }
}
