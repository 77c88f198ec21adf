//! The same counts cut at other days.

use super::{here, ledger, pair, rule};
use interstate::{Partition, Period, TallyTable, frequency_ratio};

#[test]
fn five_pairs_of_windows_have_the_counts_and_the_exact_years_of_the_independent_count() {
    let ledger = ledger();
    let mut rows = 0;
    for row in csv::Reader::from_path(here("tests/it/seed/china_russia_windows_expected.csv"))
        .unwrap()
        .records()
    {
        let row = row.unwrap();
        let window = |start: usize| {
            Period::new(row[start].parse().unwrap(), row[start + 1].parse().unwrap()).unwrap()
        };
        let (before, after) = (window(2), window(4));
        let table = TallyTable::count(
            &ledger,
            &rule(&row[1]),
            &Partition::disjoint(&[before, after]).unwrap(),
        )
        .unwrap();
        let (before, after) = (
            table.over(&pair(), before).unwrap(),
            table.over(&pair(), after).unwrap(),
        );
        let years = |t: &interstate::Tallied<_>| match t.exposure().fraction().denominator() {
            1 => t.exposure().fraction().numerator().to_string(),
            denominator => format!("{}/{denominator}", t.exposure().fraction().numerator()),
        };
        let found = [
            before.count().to_string(),
            after.count().to_string(),
            years(&before),
            years(&after),
            format!("{:.6}", before.rate().0),
            format!("{:.6}", after.rate().0),
            format!(
                "{:.6}",
                frequency_ratio(&before, &after)
                    .unwrap()
                    .estimate()
                    .exactly()
                    .unwrap()
            ),
        ];
        assert_eq!(
            found.as_slice(),
            row.iter().skip(6).collect::<Vec<_>>().as_slice(),
            "{} under {}",
            &row[0],
            &row[1]
        );
        rows += 1;
    }
    assert_eq!(rows, 10);
}
