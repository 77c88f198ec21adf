//! A table as data.

use super::TallyTable;
use crate::count::Count;
use crate::rule::counting_rule::CountingRule;
use crate::tally::key::{CountUnit, TallyKey};
use crate::tally::scale::Provenance;
use crate::tally::tallied::Tallied;
use crate::time::coverage::Coverage;
use crate::time::period::Period;
use serde::ser::{Error, Serialize, Serializer};

/// What serde writes of a table.
#[derive(serde::Serialize)]
struct Written<'a> {
    unit: CountUnit,
    rule: &'a CountingRule,
    coverage: &'a Coverage,
    stated: bool,
    unread: u64,
    #[serde(skip_serializing_if = "<[Provenance]>::is_empty")]
    provenance: &'a [Provenance],
    cells: &'a [Period],
    lines: Vec<Line>,
}

/// A line: what it is of, and a count for each cell, null where the source does not cover it.
#[derive(serde::Serialize)]
struct Line {
    of: String,
    counts: Vec<Option<Count>>,
}

/// The table's rule, coverage and cells, and its lines in the order of their texts. Results are written only: a table is made by counting.
///
/// A count that is exact is a number, bounds are text (`"3-5"`, `"10+"`), and what is unknown is null, never 0.
impl<K: TallyKey> Serialize for TallyTable<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let line = |key: &K| {
            let cells = self.each_cell(key).map_err(S::Error::custom)?;
            let counts = cells
                .iter()
                .map(|(_, known)| known.as_ref().map(Tallied::count));
            Ok(Line {
                of: key.to_string(),
                counts: counts.collect(),
            })
        };
        let mut lines = self
            .keys()
            .map(line)
            .collect::<Result<Vec<_>, S::Error>>()?;
        lines.sort_unstable_by(|a, b| a.of.cmp(&b.of));
        let written = Written {
            unit: K::UNIT,
            rule: &self.rule,
            coverage: &self.coverage,
            stated: self.stated,
            unread: self.unread,
            provenance: self.provenance(),
            cells: self.cells().cells(),
            lines,
        };
        written.serialize(to)
    }
}
