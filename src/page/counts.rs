//! The counts of a page.

use super::html::Html;
use super::records::{Cited, Places};
use super::rules::Rules;
use crate::count::bounds::Count;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::period::Period;
use crate::time::truth::Truth;

/// A table of counts, with the ids behind each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CountTable {
    title: Box<str>,
    rule: CountingRule,
    periods: Vec<Period>,
    lines: Vec<(Box<str>, Vec<Option<Cell>>)>,
}

#[derive(Clone, Debug, PartialEq)]
struct Cell {
    count: Count,
    in_part: bool,
    /// The records behind the count, and whether each is only possible.
    ids: Vec<(Box<str>, bool)>,
}

impl CountTable {
    pub(super) fn new<K: TallyKey>(
        title: &str,
        ledger: &Ledger,
        table: &TallyTable<K>,
        lines: &[K],
    ) -> Result<Self> {
        let mut told = Vec::new();
        for line in lines {
            let mut cells = Vec::new();
            for (period, known) in table.each_cell(line)? {
                let Some(tallied) = known else {
                    cells.push(None);
                    continue;
                };
                let mut ids = Vec::new();
                for (occurrence, counts) in table.occurrences_behind(ledger, line, period)? {
                    let only_possible = counts != Truth::Yes;
                    ids.extend(
                        occurrence
                            .rows()
                            .map(|row| (Box::from(row.id()), only_possible)),
                    );
                }
                cells.push(Some(Cell {
                    count: tallied.count(),
                    in_part: tallied.is_partly_covered(),
                    ids,
                }));
            }
            told.push((line.to_string().into(), cells));
        }
        Ok(Self {
            title: title.into(),
            rule: table.rule().clone(),
            periods: table.cells().cells().to_vec(),
            lines: told,
        })
    }

    pub(super) fn title(&self) -> &str {
        &self.title
    }

    pub(super) fn section(
        &self,
        number: usize,
        rules: &mut Rules,
        cited: &mut Cited,
        places: &Places<'_>,
    ) -> Html {
        let mut html = Html::default();
        html.open("section", &[("id", &format!("counts-{number}"))])
            .leaf("h2", &[], &self.title);
        html.open("p", &[])
            .text("Counted by rule ")
            .piece(&rules.link(&self.rule))
            .text(". ");
        html.text(
            "Bounds as in 2-3 say the least and the most that the records allow; 9+ has no most.",
        )
        .close("p");
        let labels: Vec<String> = self.periods.iter().map(|period| period.label()).collect();
        html.framed(&self.title, |table| {
            table.heads(["line"], labels.iter().map(String::as_str));
            table.open("tbody", &[]);
            for (name, cells) in &self.lines {
                table
                    .open("tr", &[])
                    .leaf("th", &[("scope", "row")], &name.replace('_', " "));
                for cell in cells {
                    table.open("td", &[("class", "n")]);
                    write(table, cell.as_ref(), cited, places);
                    table.close("td");
                }
                table.close("tr");
            }
            table.close("tbody");
        });
        html.close("section");
        html
    }
}

fn write(html: &mut Html, cell: Option<&Cell>, cited: &mut Cited, places: &Places<'_>) {
    let Some(cell) = cell else {
        html.leaf("span", &[("class", "quiet")], "not covered");
        return;
    };
    let part = if cell.in_part { " (part)" } else { "" };
    let count = format!("{}{part}", cell.count);
    if cell.ids.is_empty() {
        html.text(&count);
        return;
    }
    let of = |only_possible: bool| {
        let ids = cell
            .ids
            .iter()
            .filter(move |(_, possible)| *possible == only_possible);
        ids.map(|(id, _)| &**id)
    };
    html.open("details", &[]).leaf("summary", &[], &count);
    html.open("p", &[])
        .piece(&cited.links(places, of(false)))
        .close("p");
    if of(true).next().is_some() {
        html.open("p", &[]).text("only possibly: ");
        html.piece(&cited.links(places, of(true))).close("p");
    }
    html.close("details");
}
