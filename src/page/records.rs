//! The records that a page speaks of.

use super::html::Html;
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use std::collections::{BTreeSet, HashMap};

/// The records of a ledger that a page speaks of, by their place in it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Cited(BTreeSet<usize>);

/// Where each record of a ledger stands.
pub(super) type Places<'l> = HashMap<&'l str, usize>;

/// Where each record of a ledger stands, by its id.
pub(super) fn places(ledger: &Ledger) -> Places<'_> {
    let rows = ledger.rows().iter().enumerate();
    rows.map(|(place, row)| (row.id(), place)).collect()
}

impl Cited {
    /// Ids as links to their rows.
    pub(super) fn links<'i>(
        &mut self,
        places: &Places<'_>,
        ids: impl IntoIterator<Item = &'i str>,
    ) -> Html {
        let mut html = Html::default();
        for (number, id) in ids.into_iter().enumerate() {
            html.text(if number == 0 { "" } else { ", " });
            // OK because ids come from the ledger itself.
            if let Some(place) = places.get(id) {
                self.0.insert(*place);
                html.open("a", &[("href", &format!("#r{}", place + 1))])
                    .text(id)
                    .end("a");
            } else {
                html.text(id);
            }
        }
        html
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows of all that were spoken of, in the order of the ledger.
    pub(super) fn section(&self, ledger: &Ledger) -> Html {
        let mut html = Html::default();
        html.open("section", &[("id", "records")])
            .leaf("h2", &[], "Records");
        let number = self.0.len();
        html.framed(&format!("The {number} records spoken of above"), |table| {
            table.heads(
                [
                    "id",
                    "when",
                    "kind",
                    "parties",
                    "what",
                    "certainty",
                    "source",
                ],
                [],
            );
            table.open("tbody", &[]);
            for place in &self.0 {
                if let Some(record) = ledger.rows().get(*place) {
                    row(table, *place, record);
                }
            }
            table.close("tbody");
        });
        html.close("section");
        html
    }
}

fn row(html: &mut Html, place: usize, record: &Interaction) {
    html.open("tr", &[("id", &format!("r{}", place + 1))]);
    html.leaf("th", &[("scope", "row")], record.id());
    let parties: Vec<String> = record.parties().iter().map(ToString::to_string).collect();
    for cell in [
        record.when().to_string(),
        record.kind().to_string().replace('_', " "),
        parties.join(", "),
        record.title().unwrap_or("").to_owned(),
        record.facets().certainty.to_string(),
    ] {
        html.leaf("td", &[], &cell);
    }
    html.open("td", &[]);
    match record.source() {
        // A link leads to a page of the web or nowhere: no other scheme is one.
        Some(source) if source.starts_with("https://") || source.starts_with("http://") => {
            html.leaf(
                "a",
                &[("href", source), ("rel", "noreferrer")],
                &host(source),
            );
        }
        Some(source) => {
            html.text(source);
        }
        None => {
            html.leaf("span", &[("class", "quiet")], "none told");
        }
    }
    html.close("td").close("tr");
}

/// The host of an address, by which its link is known.
fn host(source: &str) -> String {
    let rest = source.split_once("://").map_or(source, |(_, rest)| rest);
    rest.split(['/', '?', '#'])
        .next()
        .unwrap_or(rest)
        .to_owned()
}
