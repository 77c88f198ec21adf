//! The claims of a page.

use super::html::Html;
use super::records::{Cited, Places};
use super::rules::Rules;
use crate::claim::{ClaimRecords, Finding, RecordDoubt, Verdict};

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
        table.heads(
            [
                "claim",
                "rule",
                "counts",
                "true of the list?",
                "evidence of change?",
                "records",
            ],
            [],
        );
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
    html.open("td", &[("class", "k")]);
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
    let surely: Vec<&str> = records.surely().iter().map(|id| &**id).collect();
    unfold(html, "counted", &[(None, surely)], cited, places);
    unfold(
        html,
        "in doubt",
        &by_reason(records.possibly()),
        cited,
        places,
    );
    unfold(
        html,
        "left out",
        &by_reason(records.left_out()),
        cited,
        places,
    );
    html.close("td").close("tr");
}

/// Ids with the reason that they share.
type Reasoned<'r> = (Option<String>, Vec<&'r str>);

/// Records by their reason, each reason once, in the order in which they come.
fn by_reason(records: &[(Box<str>, RecordDoubt)]) -> Vec<Reasoned<'_>> {
    let mut all: Vec<Reasoned<'_>> = Vec::new();
    for (id, why) in records {
        let why = Some(why.to_string());
        match all.iter_mut().find(|(other, _)| *other == why) {
            Some((_, ids)) => ids.push(id),
            None => all.push((why, vec![id])),
        }
    }
    all
}

/// So many of a sort, with their ids behind it.
fn unfold(
    html: &mut Html,
    what: &str,
    sorts: &[Reasoned<'_>],
    cited: &mut Cited,
    places: &Places<'_>,
) {
    let number: usize = sorts.iter().map(|(_, ids)| ids.len()).sum();
    if number == 0 {
        return;
    }
    html.open("details", &[])
        .leaf("summary", &[], &format!("{number} {what}"));
    for (why, ids) in sorts {
        html.open("p", &[]);
        if let Some(why) = why {
            html.text(&format!("{why}: "));
        }
        html.piece(&cited.links(places, ids.iter().copied()))
            .close("p");
    }
    html.close("details");
}
