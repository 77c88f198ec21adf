//! Third parties.

use super::{asked, call, china_russia, disputed, expected, ledger, rule, windows, year};
use interstate::claim::analysis::{PartnerChange, Partners, partners};
use interstate::{Coverage, Dyad, Interaction, Ledger, State, Truth, Unread};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn found(rows: impl IntoIterator<Item = Interaction>) -> Partners {
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    partners(&ledger(rows), &rule("all"), pair, year(2021), year(2022)).unwrap()
}

fn change(partners: &Partners, who: &str) -> [Truth; 3] {
    let partner = partners.all().iter().find(|partner| partner.who() == who);
    let partner = partner.unwrap_or_else(|| panic!("{who} in {partners}"));
    [PartnerChange::New, PartnerChange::Kept, PartnerChange::Lost].map(|change| partner.is(change))
}

const NEW: [Truth; 3] = [Truth::Yes, Truth::No, Truth::No];
const KEPT: [Truth; 3] = [Truth::No, Truth::Yes, Truth::No];
const LOST: [Truth; 3] = [Truth::No, Truth::No, Truth::Yes];

#[test]
fn the_partners_of_the_shipped_list_are_those_that_were_found_by_hand() {
    let (ledger, pair) = china_russia();
    let mut by_question: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for [question, who, value] in expected("partners") {
        by_question.entry(question).or_default().insert(who, value);
    }
    for (question, wanted) in by_question {
        let (rule, label) = asked(&question);
        let (before, after) = windows(label);
        let found = partners(&ledger, &rule, pair, before, after).unwrap();
        let told: BTreeMap<String, String> = PartnerChange::ALL
            .iter()
            .flat_map(|change| {
                found
                    .surely(*change)
                    .map(|p| (p.who().to_owned(), change.to_string()))
            })
            .collect();
        assert_eq!(told, wanted, "{question}");
        assert_eq!(found.all().len(), wanted.len());
        assert!(found.not_covered().is_empty() && found.unnamed().is_empty());
    }
}

#[test]
fn who_is_new_kept_and_lost_is_told_with_the_records() {
    let found = found([
        call("a", "2021-03-01", "CHN;RUS;IRN;ZAF"),
        call("b", "2022-03-01", "CHN;RUS;IRN;PRK"),
        call("c", "2022-04-01", "CHN;PAK"),
        call("d", "2022-05-01", "CHN;RUS;MNG:observer"),
    ]);
    assert_eq!(change(&found, "IRN"), KEPT);
    assert_eq!(change(&found, "PRK"), NEW);
    assert_eq!(change(&found, "ZAF"), LOST);
    // No partner of the pair: one was with China alone, one only watched.
    assert_eq!(found.all().len(), 3);
    assert_eq!(
        found.to_string(),
        "third parties of CHN–RUS, 2021 → 2022 [rule all]\nnew: PRK\nkept: IRN\nlost: ZAF\n"
    );
}

#[test]
fn one_record_whose_year_is_open_makes_nobody_kept() {
    let found = found([call("a", "[2021-12..2022-01]", "CHN;RUS;IRN")]);
    assert_eq!(
        change(&found, "IRN"),
        [Truth::Depends, Truth::No, Truth::Depends]
    );
    assert!(
        found
            .to_string()
            .contains("possible: IRN: new? lost? (a?; a?)\n"),
        "{found}"
    );
}

#[test]
fn a_party_that_is_not_known_may_be_anybody_who_is_not_named() {
    let found = found([
        call("a", "2021-03-01", "CHN;RUS;IRN"),
        call("b", "2022-03-01", "CHN;RUS;?"),
        call("c", "2022-04-01", "CHN;RUS;PRK;?"),
    ]);
    assert_eq!(
        change(&found, "IRN"),
        [Truth::No, Truth::Depends, Truth::Depends]
    );
    assert_eq!(change(&found, "PRK"), NEW);
    assert_eq!(
        found
            .unnamed()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["b?", "c?"]
    );
}

#[test]
fn days_that_the_source_did_not_see_leave_a_loss_open() {
    let rows = [call("a", "2021-03-01", "CHN;RUS;IRN")];
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    let ask =
        |ledger: &Ledger| partners(ledger, &rule("all"), pair, year(2021), year(2022)).unwrap();
    let coverage: Coverage = "2021-01-01..2022-01-01".parse().unwrap();
    let cut = ask(&Ledger::new(rows.clone(), coverage).unwrap());
    assert_eq!(
        change(&cut, "IRN"),
        [Truth::No, Truth::Depends, Truth::Depends]
    );
    assert_eq!(cut.not_covered(), [year(2022)]);
    let unread = ask(&ledger(rows).with_unread(&Unread::new(1)).unwrap());
    assert_eq!(
        change(&unread, "IRN"),
        [Truth::No, Truth::Depends, Truth::Depends]
    );
    assert!(unread.to_string().ends_with("1 row not read\n"));
}

#[test]
fn periods_that_share_days_or_stand_the_wrong_way_round_are_refused() {
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    let refused = partners(&ledger([]), &rule("all"), pair, year(2022), year(2021)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "2021 does not start after 2022 has ended; a claim about earlier and later needs them in order and apart"
    );
}

/// A row as numbers: its date, whether it is disputed, its parties.
type Drawn = (usize, bool, usize);

/// Dates with the years that each may be in; 2020 is in neither period.
const DATES: [(&str, &[i32]); 6] = [
    ("2021-05-01", &[2021]),
    ("2022-05-01", &[2022]),
    ("2020-05-01", &[2020]),
    ("[2021-12..2022-01]", &[2021, 2022]),
    ("[2020,2022]", &[2020, 2022]),
    ("[2020-12..2021-01]", &[2020, 2021]),
];

const PARTIES: [&str; 9] = [
    "CHN;RUS;IRN",
    "CHN;RUS;PRK",
    "CHN;RUS",
    "CHN;RUS;?",
    "CHN;?;IRN",
    "CHN;?;?",
    "?;?;PRK",
    "CHN;IRN",
    "CHN;RUS;\"banks\"",
];

/// Who can stand for a party that is not known.
const ANYBODY: [&str; 6] = ["CHN", "RUS", "IRN", "PRK", "\"banks\"", "somebody"];

/// Everybody who can have taken part, in every way that the row allows.
fn casts(parties: &str) -> Vec<Vec<&str>> {
    let mut casts = vec![Vec::new()];
    for party in parties.split(';') {
        let choices: &[&str] = if party == "?" { &ANYBODY } else { &[party] };
        casts = casts
            .into_iter()
            .flat_map(|cast| choices.iter().map(move |one| [&cast[..], &[*one]].concat()))
            .collect();
    }
    // Nobody takes part twice, and who is named in the row is not the one who is not known.
    casts.retain(|cast| {
        let known = cast.iter().filter(|one| **one != "somebody");
        known.clone().count() == known.collect::<std::collections::BTreeSet<_>>().len()
    });
    casts
}

/// In which of the two periods somebody takes part beside the pair, in every world.
fn worlds(rows: &[Drawn], who: &str) -> Vec<(bool, bool)> {
    let mut worlds = vec![(false, false)];
    for (date, disputed, parties) in rows {
        let mut outcomes = Vec::new();
        for year in DATES[*date].1 {
            for cast in casts(PARTIES[*parties]) {
                let is = cast.contains(&"CHN") && cast.contains(&"RUS") && cast.contains(&who);
                outcomes.push((is && *year == 2021, is && *year == 2022));
            }
        }
        if *disputed {
            outcomes.push((false, false));
        }
        outcomes.sort_unstable();
        outcomes.dedup();
        worlds = worlds
            .into_iter()
            .flat_map(|(b, a)| outcomes.iter().map(move |(x, y)| (b || *x, a || *y)))
            .collect();
        worlds.sort_unstable();
        worlds.dedup();
    }
    worlds
}

fn truth(worlds: &[(bool, bool)], wanted: (bool, bool)) -> Truth {
    let is = |world: &(bool, bool)| *world == wanted;
    match (worlds.iter().all(is), worlds.iter().any(is)) {
        (true, _) => Truth::Yes,
        (false, true) => Truth::Depends,
        (false, false) => Truth::No,
    }
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    #[test]
    fn a_change_is_sure_exactly_where_every_world_has_it(
        rows in prop::collection::vec((0..DATES.len(), any::<bool>(), 0..PARTIES.len()), 0..6)
    ) {
        let records = rows.iter().enumerate().map(|(at, (date, in_doubt, parties))| {
            let row = call(&at.to_string(), DATES[*date].0, PARTIES[*parties]);
            if *in_doubt { disputed(row) } else { row }
        });
        let found = found(records);
        for partner in found.all() {
            let worlds = worlds(&rows, partner.who());
            let wanted = [(false, true), (true, true), (true, false)].map(|case| truth(&worlds, case));
            prop_assert_eq!(change(&found, partner.who()), wanted, "{} in {:?}", partner, rows);
        }
    }
}
