//! Pages: a table of counts says the same as text, CSV and JSON, and nothing is rounded or dropped.

use super::some::interactions;
use interstate::report::Table;
use interstate::tally::TallyKey;
use interstate::{
    Count, CountingRule, Coverage, Dyad, Ledger, Partition, Period, Select, TallyTable,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

fn from_csv(page: &str) -> Vec<Row> {
    let mut csv = csv::Reader::from_reader(page.as_bytes());
    csv.deserialize().map(Result::unwrap).collect()
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_table_survives_as_csv_and_as_json(cells in prop::collection::vec(["[a-z\"|, \n;é]{0,6}", "[0-9+?]{0,3}"], 0..5)) {
        let mut page = Table::new(["what, \"exactly\"", "n"]);
        for row in &cells {
            page.row(row.iter().map(String::as_str));
        }
        let expected: Vec<Row> = cells
            .iter()
            .map(|row| BTreeMap::from([("what, \"exactly\"".into(), row[0].clone()), ("n".into(), row[1].clone())]))
            .collect();
        // A row of one empty cell is no row in CSV, but these have two.
        prop_assert_eq!(from_csv(&page.to_csv_verbatim()), expected.clone());
        prop_assert_eq!(serde_json::from_str::<Vec<Row>>(&page.to_json()).unwrap(), expected);
    }

    #[test]
    fn a_page_of_counts_has_every_cell_with_its_bounds_and_its_years(rows in interactions()) {
        let coverage: Coverage = "2020-01-01..2021-01-01 full; 2021-01-01..2021-01-05 partial".parse().unwrap();
        let ledger = Ledger::new(rows, coverage).unwrap();
        let cell = |from: &str, to: &str| Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
        let cells = [cell("2020-12-25", "2021-01-01"), cell("2021-01-01", "2021-01-05"), cell("2021-01-06", "2021-01-10")];
        let rule = CountingRule::new("all", Select::Everything);
        let table = TallyTable::<Dyad>::count(&ledger, &rule, &Partition::disjoint(&cells).unwrap()).unwrap();
        let page = from_csv(&Table::from_tally(&table).unwrap().to_csv());
        prop_assert_eq!(page.len(), table.keys().count() * cells.len());
        for row in &page {
            let of: Dyad = row["of"].parse().unwrap();
            let period: Period = row["period"].parse().unwrap();
            prop_assert_eq!(&row["unit"], &Dyad::UNIT.to_string());
            prop_assert_eq!(&row["rule"], &rule.to_string());
            prop_assert_eq!(&row["exposure"], &period.exposure().to_string());
            if let Ok(tallied) = table.over(&of, period) {
                    let count = tallied.count();
                    let bounds = Count::between(row["lo"].parse().unwrap(), row["hi"].parse().ok()).unwrap();
                    prop_assert_eq!(bounds, count);
                    prop_assert_eq!(&row["count"], &count.to_string());
                    prop_assert_eq!(row["coverage"] == "partial", tallied.is_floor());
            } else {
                prop_assert_eq!((&*row["coverage"], &*row["count"], &*row["lo"], &*row["hi"]), ("none", "?", "", ""));
            }
        }
    }
}
