//! Each cell of a neighbourhood is what a check of its claim under its rule alone says.

use super::case::{Built, Case, Line, Question, actor, dyad, period};
use super::generate;
use super::ledgers;
use super::random::Random;
use interstate::claim::{Claim, ClaimCell, Neighbourhood, Parameter, Tolerance, Verdict, Verdicts};
use interstate::rule::Unconfirmed;
use interstate::tally::{TallyKey, Whole};
use interstate::time::Assignment;
use interstate::{CountingRule, InteractionFamily, InteractionKind, OneIs, Period, Select};
use std::collections::BTreeMap;

/// The rules of a neighbourhood, with and without the scope, by name.
struct Rules {
    all: Vec<(CountingRule, CountingRule)>,
}

impl Rules {
    /// The rule of a ledger, and others that take events and their time in another way.
    fn of(case: &Case, rule: &CountingRule) -> Self {
        let unconfirmed = if case.rule.unconfirmed_certain {
            Unconfirmed::Certain
        } else {
            Unconfirmed::Possible
        };
        let make = |name: &str, select: Select, one_is: OneIs, assigned: Assignment| {
            CountingRule::new(name, select)
                .with_one_is(one_is)
                .with_unconfirmed(unconfirmed)
                .with_assignment(assigned)
        };
        let scope = Select::from(InteractionFamily::Exercise);
        let kinds = [
            ("R", rule.one_is(), rule.assignment()),
            ("rows", OneIs::Row, Assignment::AnyOverlap),
            ("phases", OneIs::PhasesTogether, Assignment::ByEnd),
            ("series", OneIs::SeriesPerYear, Assignment::ByStart),
        ];
        let pair = |(name, one_is, assigned): (&str, OneIs, Assignment)| {
            let narrow = format!("{name}, exercises alone");
            (
                make(name, rule.select().clone(), one_is, assigned),
                make(
                    &narrow,
                    rule.select().clone() & scope.clone(),
                    one_is,
                    assigned,
                ),
            )
        };
        Self {
            all: kinds.into_iter().map(pair).collect(),
        }
    }
}

/// The claim with other windows and another range, put together anew.
fn moved(claim: &Claim, windows: (Option<Period>, Option<Period>), of: Option<Tolerance>) -> Claim {
    let (earlier, later) = windows;
    match claim.clone() {
        Claim::CountAtLeast { n, .. } => Claim::CountAtLeast {
            n,
            period: later.unwrap(),
        },
        Claim::CountExactly { n, .. } => Claim::CountExactly {
            n,
            period: later.unwrap(),
        },
        Claim::CountAtMost { n, .. } => Claim::CountAtMost {
            n,
            period: later.unwrap(),
        },
        Claim::RateAtLeast { a_year, .. } => Claim::RateAtLeast {
            a_year,
            period: later.unwrap(),
        },
        Claim::RateAbout { .. } => Claim::RateAbout {
            a_year: of.unwrap(),
            period: later.unwrap(),
        },
        Claim::RatioAbout { .. } => Claim::RatioAbout {
            ratio: of.unwrap(),
            before: earlier.unwrap(),
            after: later.unwrap(),
        },
        Claim::First { .. } => Claim::First {
            period: later.unwrap(),
            before: earlier.unwrap(),
        },
        other => other,
    }
}

/// A neighbourhood with windows among the periods of the ledger.
fn near(case: &Case, claim: &Claim, rules: &Rules, random: &mut Random) -> Neighbourhood {
    let mut near = Neighbourhood::of(rules.all.iter().map(|(wide, _)| wide.clone())).unwrap();
    // Of other forms the windows stay: what they become is told elsewhere.
    let single = matches!(
        claim,
        Claim::CountAtLeast { .. }
            | Claim::CountExactly { .. }
            | Claim::CountAtMost { .. }
            | Claim::RateAtLeast { .. }
            | Claim::RateAbout { .. }
            | Claim::RatioAbout { .. }
            | Claim::First { .. }
    );
    let (before, after) = claim.before_and_after();
    let periods: Vec<Period> = case.periods().into_iter().map(period).collect();
    for n in 0..3 {
        let window = *random.of(&periods);
        if single && before.is_some() && before != Some(window) {
            let name = format!("earlier {n}");
            near = near.clone().with_before(&name, "", window).unwrap_or(near);
        }
        let window = *random.of(&periods);
        if single && after.is_some() && after != Some(window) {
            let name = format!("later {n}");
            near = near.clone().with_after(&name, "", window).unwrap_or(near);
        }
    }
    if matches!(claim, Claim::RateAbout { .. } | Claim::RatioAbout { .. }) {
        let wide = Tolerance::new(0.5, 2.0).unwrap();
        near = near.with_tolerance("half to double", "", wide).unwrap();
    }
    near.with_scope("exercises alone", "", InteractionFamily::Exercise)
        .unwrap()
}

fn compare<K: TallyKey>(
    case: &Case,
    built: &Built,
    line: &K,
    random: &mut Random,
    found: &mut BTreeMap<String, usize>,
) {
    let rules = Rules::of(case, &built.rule);
    for question in &case.questions {
        let Question::Claim(saying) = question else {
            continue;
        };
        let claim = saying.build();
        if claim.check(&built.ledger, &built.rule, line).is_err() {
            continue;
        }
        let near = near(case, &claim, &rules, random);
        let verdicts = near.check(&claim, &built.ledger, line).unwrap();
        assert_eq!(verdicts.cells()[0], *verdicts.stated_cell());
        let chosen = |cell: &ClaimCell, of| verdicts.name(cell, of).map(str::to_owned);
        for cell in verdicts.cells() {
            let narrow = chosen(cell, Parameter::Scope).unwrap() == "exercises alone";
            let named = |pair: &&(CountingRule, CountingRule)| {
                Some(pair.0.name()) == verdicts.name(cell, Parameter::Rule)
            };
            let (wide, narrowed) = rules.all.iter().find(named).unwrap();
            let rule = if narrow { narrowed } else { wide };
            let claim = moved(&claim, verdicts.windows(cell), verdicts.tolerance(cell));
            let alone = claim.check(&built.ledger, rule, line).unwrap();
            let counts: Vec<_> = alone.counts().iter().map(|(_, count)| *count).collect();
            assert_eq!(
                (cell.verdict(), cell.counts(), cell.is_sharp()),
                (alone.verdict(), counts.as_slice(), alone.is_sharp()),
                "{claim} under {rule}\n{case}"
            );
            *found.entry(cell.verdict().to_string()).or_default() += 1;
        }
        adds_up(&verdicts, case);
    }
}

/// What is said of all cells is what the cells say.
fn adds_up(verdicts: &Verdicts, case: &Case) {
    let fewest = |verdict: Verdict| {
        let cells = verdicts
            .cells()
            .iter()
            .filter(|cell| cell.verdict() == verdict);
        cells.map(ClaimCell::changed).min()
    };
    let nearest = verdicts.nearest_failing().map(ClaimCell::changed);
    assert_eq!(nearest, fewest(Verdict::Fails), "{case}");
    let nearest = verdicts.nearest_holding().map(ClaimCell::changed);
    assert_eq!(nearest, fewest(Verdict::Holds), "{case}");
    for cell in verdicts.cells() {
        assert_eq!(
            verdicts.changes(cell).len(),
            cell.changed() as usize,
            "{case}"
        );
    }
}

#[test]
fn each_cell_of_a_neighbourhood_is_what_its_claim_says_alone() {
    let mut found = BTreeMap::new();
    for number in 0..ledgers() / 20 {
        let case = generate::case(number);
        let (built, random) = (case.build(), &mut Random::seeded(number));
        match case.line {
            Line::Whole => compare(&case, &built, &Whole, random, &mut found),
            Line::Exercises => {
                compare(
                    &case,
                    &built,
                    &InteractionKind::Exercise,
                    random,
                    &mut found,
                );
            }
            Line::Actor(state) => compare(&case, &built, &actor(state), random, &mut found),
            Line::Dyad(a, b) => compare(&case, &built, &dyad(a, b), random, &mut found),
        }
    }
    println!("{found:?}");
    for verdict in [
        Verdict::Holds,
        Verdict::Fails,
        Verdict::Depends,
        Verdict::OutOfCoverage,
    ] {
        let cells = found.get(&verdict.to_string()).copied();
        assert!(
            cells.is_some_and(|cells| cells > 50),
            "{verdict}: {found:?}"
        );
    }
}
