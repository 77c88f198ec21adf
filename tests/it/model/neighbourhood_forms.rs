//! Every form of claim in other windows.

use super::neighbourhood::{exercises, years};
use crate::common::asked;
use crate::seed::ledger;
use interstate::claim::{
    ChangeDirection, Claim, NoQuantity, PartCount, Side, Tolerance, Verdict, Verdicts,
};
use interstate::tally::Whole;
use interstate::{Confidence, InteractionKind, Period, Select};

fn each(first: i32, last: i32) -> Vec<Period> {
    (first..=last).map(|year| years(year, year)).collect()
}

fn range(lo: f64, hi: f64) -> Tolerance {
    Tolerance::new(lo, hi).unwrap()
}

/// Every form, with the claim that it becomes if its windows are the two earlier years 2018 and 2019, and 2023 and 2024.
fn forms() -> Vec<(Claim, Option<Claim>)> {
    let (before, after) = (years(2019, 2021), years(2022, 2024));
    let (early, late) = (years(2018, 2019), years(2023, 2024));
    let naval = || Select::Kind(InteractionKind::NavalExercise);
    let air = || Select::Kind(InteractionKind::AirPatrol);
    let two =
        |make: &dyn Fn(Period, Period) -> Claim| (make(before, after), Some(make(early, late)));
    let one = |make: &dyn Fn(Period) -> Claim| (make(after), Some(make(late)));
    vec![
        one(&|period| Claim::CountAtLeast { n: 10, period }),
        one(&|period| Claim::CountExactly { n: 18, period }),
        one(&|period| Claim::CountAtMost { n: 20, period }),
        two(&|other, period| Claim::WindowPairCount {
            n: 18,
            period,
            other_n: 9,
            other,
        }),
        (
            Claim::EachAtLeast {
                n: 4,
                periods: each(2022, 2024),
            },
            Some(Claim::EachAtLeast {
                n: 4,
                periods: each(2023, 2024),
            }),
        ),
        (
            Claim::Consecutive {
                periods: each(2018, 2021),
                before: years(2017, 2017),
            },
            None,
        ),
        two(&|before, period| Claim::First { period, before }),
        one(&|period| Claim::FirstEver { period }),
        (
            Claim::Ordinal {
                n: 5,
                period: after,
                before,
            },
            None,
        ),
        one(&|period| Claim::RateAtLeast {
            a_year: 6.0,
            period,
        }),
        one(&|period| Claim::RateAtMost {
            a_year: 6.0,
            period,
        }),
        one(&|period| Claim::RateAbout {
            a_year: range(5.5, 6.5),
            period,
        }),
        two(&Claim::doubled),
        two(&|before, after| Claim::RatioAtLeast {
            times: 2.0,
            before,
            after,
        }),
        two(&|before, after| Claim::RatioAtMost {
            times: 2.0,
            before,
            after,
        }),
        two(&Claim::halved),
        two(&|before, after| Claim::PercentChange {
            direction: ChangeDirection::More,
            percent: range(50.0, 100.0),
            before,
            after,
        }),
        two(&|before, after| Claim::PercentChange {
            direction: ChangeDirection::Fewer,
            percent: range(0.0, 50.0),
            before,
            after,
        }),
        two(&|base, period| Claim::PercentOf {
            percent: range(150.0, 250.0),
            period,
            base,
        }),
        (
            Claim::Record {
                period: after,
                among: each(2019, 2021),
            },
            Some(Claim::Record {
                period: late,
                among: each(2018, 2019),
            }),
        ),
        (
            Claim::CombinedExceeds {
                period: after,
                among: each(2019, 2021),
            },
            Some(Claim::CombinedExceeds {
                period: late,
                among: vec![early],
            }),
        ),
        (
            Claim::Steady {
                tendency: interstate::claim::Tendency::Rising,
                periods: each(2019, 2024),
            },
            None,
        ),
        two(&|before, after| Claim::Plateau {
            step: range(0.5, 2.0),
            periods: vec![before, after],
        }),
        (
            Claim::Peak {
                period: after,
                before,
                after: years(2025, 2025),
            },
            None,
        ),
        (
            Claim::Rebound {
                before: years(2019, 2019),
                low: years(2020, 2020),
                after: years(2021, 2021),
            },
            None,
        ),
        one(&|period| Claim::Interval { days: 14, period }),
        one(&|period| Claim::Share {
            part: naval(),
            percent: range(10.0, 40.0),
            period,
        }),
        one(&|period| Claim::Breakdown {
            n: 6,
            parts: vec![
                PartCount {
                    n: 4,
                    part: naval(),
                },
                PartCount { n: 2, part: air() },
            ],
            period,
        }),
        two(&|before, after| Claim::Divergence {
            rising: naval(),
            other: air(),
            before,
            after,
        }),
        (
            Claim::Projection {
                basis: each(2019, 2021),
                next: after,
                level: Confidence::P95,
            },
            Some(Claim::Projection {
                basis: each(2018, 2019),
                next: late,
                level: Confidence::P95,
            }),
        ),
        (
            Claim::NotQuantitative {
                why: NoQuantity::ALL[0],
            },
            None,
        ),
    ]
}

#[test]
fn a_claim_of_every_form_is_judged_in_other_windows_as_if_it_were_about_them() {
    let ledger = ledger();
    let (early, late) = (years(2018, 2019), years(2023, 2024));
    let mut judged = 0;
    for (claim, moved) in forms() {
        let (earlier, later) = claim.before_and_after();
        if let Some(moved) = &moved {
            let windows = (earlier.map(|_| early), later.map(|_| late));
            assert_eq!(claim.with_windows(windows.0, windows.1).unwrap(), *moved);
        }
        let mut near = exercises();
        if earlier.is_some() && moved.is_some() {
            near = near.with_before("early", "", early).unwrap();
        }
        if later.is_some() && moved.is_some() {
            near = near.with_after("late", "", late).unwrap();
        }
        let near = near
            .with_scope("at sea and in the air", "", {
                let sea = Select::Kind(InteractionKind::NavalExercise);
                sea | Select::Kind(InteractionKind::AirPatrol)
            })
            .unwrap();
        let verdicts = near.check(&claim, &ledger, &Whole).unwrap();
        assert_eq!(
            verdicts.stated().verdict(),
            verdicts.stated_cell().verdict()
        );
        let changed = verdicts.cells().iter().filter(|cell| cell.changed() > 0);
        for cell in changed.step_by(asked(1, 3)) {
            let name = verdicts.name(cell, interstate::claim::Parameter::Scope);
            if name != Some("as stated") {
                continue;
            }
            let (one, other) = verdicts.windows(cell);
            let other_than = |window: Option<Period>, own| window.filter(|_| window != own);
            let own = claim
                .with_windows(other_than(one, earlier), other_than(other, later))
                .unwrap();
            let alone = own.check(&ledger, verdicts.rule(cell), &Whole).unwrap();
            assert_eq!(cell.verdict(), alone.verdict(), "{own}");
            let counts: Vec<_> = alone.counts().iter().map(|(_, count)| *count).collect();
            assert_eq!(cell.counts(), counts, "{own}");
            judged += 1;
        }
        side_agrees(&claim, &verdicts);
    }
    assert!(judged > asked(1_000, 300), "{judged}");
}

/// What holds lies within, what lies elsewhere does not hold.
fn side_agrees(claim: &Claim, verdicts: &Verdicts) {
    for cell in verdicts.cells() {
        let Some(side) = cell.side() else { continue };
        assert_eq!(
            side == Side::Within,
            cell.verdict() == Verdict::Holds,
            "{claim}"
        );
        let fails = matches!(side, Side::Below | Side::Above | Side::NoRatio);
        assert_eq!(fails, cell.verdict() == Verdict::Fails, "{claim}");
    }
}
