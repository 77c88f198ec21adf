//! Claims as sentences, statements as JSON: nothing stops a reader, what is read is printed and read again the same, and the verdict of a count
//! known as bounds holds those of every count within them.
#![no_main]

use interstate::claim::{Claim, ClaimReadings, ClaimStatement, ClaimStatements, ClaimWords, Verdict};
use interstate::tally::Whole;
use interstate::{
    Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Period, Select, State,
};
use libfuzzer_sys::fuzz_target;

/// A call of so many in each of two years.
fn ledger(before: Count, after: Count) -> Ledger {
    let row = |id: &str, count: Count| {
        let states = [State::CHN, State::RUS];
        let row = Interaction::new(id, InteractionKind::Call, id.parse().unwrap(), states);
        row.unwrap().with_count(count)
    };
    let rows = [row("2021", before), row("2022", after)];
    Ledger::new(rows, Coverage::unlimited()).unwrap()
}

fn verdict(claim: &Claim, before: Count, after: Count) -> Option<Verdict> {
    let rule = CountingRule::new("all", Select::Everything);
    let checked = claim.check(&ledger(before, after), &rule, &Whole).ok()?;
    Some(checked.verdict())
}

/// A verdict under bounds that decides is the verdict of every count within.
fn holds_every_count(claim: &Claim, seed: usize) {
    let count = |at: usize| {
        let lo = (seed >> at) as u64 & 3;
        Count::between(lo, lo + ((seed >> (at + 2)) as u64 & 3)).unwrap()
    };
    let (before, after) = (count(0), count(4));
    let Some(bounds) = verdict(claim, before, after) else {
        return;
    };
    for b in before.lo()..=before.hi().unwrap() {
        for a in after.lo()..=after.hi().unwrap() {
            let exact = verdict(claim, Count::exact(b), Count::exact(a)).unwrap();
            assert!(
                bounds == Verdict::Depends || bounds == exact,
                "{claim}: {bounds} of {before} and {after}, {exact} of {b} and {a}"
            );
        }
    }
}

fuzz_target!(|text: &str| {
    let years = (Period::year(2021).unwrap(), Period::year(2022).unwrap());
    let words = ClaimWords::default();
    let readings = [
        ClaimReadings::of_rate(text, years.0, &words),
        ClaimReadings::of_count(text, years.0, &words),
        ClaimReadings::of_change(text, years.0, years.1, &words),
    ];
    let said = readings.into_iter().flatten();
    let mut claims: Vec<Claim> = said
        .flat_map(|readings| readings.iter().map(|r| r.claim().clone()).collect::<Vec<_>>())
        .collect();
    claims.extend(text.parse::<Claim>());
    if let Ok(claim) = serde_json::from_str::<Claim>(text) {
        let json = serde_json::to_string(&claim).unwrap();
        assert_eq!(serde_json::from_str::<Claim>(&json).unwrap(), claim);
        claims.push(claim);
    }
    if let Ok(statement) = serde_json::from_str::<ClaimStatement>(text) {
        let json = serde_json::to_string(&statement).unwrap();
        assert_eq!(serde_json::from_str::<ClaimStatement>(&json).unwrap(), statement);
        assert!(!statement.to_string().is_empty());
        claims.extend(statement.readings().iter().map(|r| r.claim().clone()));
    }
    if let Ok(file) = ClaimStatements::from_json(text, &[]) {
        let json = serde_json::to_string(&file).unwrap();
        assert_eq!(ClaimStatements::from_json(&json, &[]).unwrap(), file);
    }
    for claim in claims {
        let sentence = claim.to_string();
        // Claims that name a selection, or no period at all, are read from JSON alone.
        if let Ok(read) = sentence.parse::<Claim>() {
            assert_eq!(read, claim, "{sentence}");
        }
        holds_every_count(&claim, text.len().wrapping_mul(0x9e37_79b9));
    }
});
