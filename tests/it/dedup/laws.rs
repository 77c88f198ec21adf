//! Laws of all rules, over random reports.

use super::report;
use chrono::{Days, NaiveDate};
use interstate::coded::CodedEvent;
use interstate::dedup::{MirrorOrder, Reduction, RepeatGap, Repeats, SameMatter};
use proptest::prelude::*;
use std::collections::BTreeSet;

const RULES: [Repeats; 9] = [
    Repeats::Kept,
    Repeats::OneAnId,
    Repeats::OneADay,
    Repeats::OneAUrl,
    Repeats::ExactSpan,
    Repeats::Chain(RepeatGap::Days(1)),
    Repeats::Anchor(RepeatGap::Days(2)),
    Repeats::Chain(RepeatGap::Minutes(60)),
    Repeats::Anchor(RepeatGap::Minutes(90)),
];

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 5, 1)
        .unwrap()
        .checked_add_days(Days::new(n))
        .unwrap()
}

/// A report on a day or a run of days, of one of two codes, one of two addresses or none, perhaps with a moment of sight.
fn reports() -> impl Strategy<Value = Vec<CodedEvent>> {
    let one = (
        0..8_u64,
        0..3_u64,
        0..3_u8,
        0..2_u8,
        0..3_u8,
        prop::option::of(0..6_i64),
    );
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let each = all.into_iter().enumerate();
        each.map(|(at, (first, more, shape, code, source, seen))| {
            let (first_day, last_day) = (day(first), day(first + more));
            let when = match shape {
                0 => first_day.to_string(),
                1 => format!("[{first_day}..{last_day}]"),
                _ => format!("{first_day}/{last_day}"),
            };
            let code = if code == 0 { "040" } else { "111" };
            let mut event = report(&format!("{at:02}"), &when, code);
            if source > 0 {
                event = event.with_source(format!("s{source}"));
            }
            if let Some(seen) = seen {
                let moment = first_day.and_hms_opt(10, 0, 0).unwrap()
                    + chrono::TimeDelta::minutes(seen * 40);
                event = event.with_seen(moment);
            }
            event
        })
        .collect()
    })
}

/// Each group as its ids, the one that stays, and whether it may be another's.
fn groups(rule: Repeats, reports: &[CodedEvent]) -> BTreeSet<(BTreeSet<String>, String, bool)> {
    let id = |at: usize| reports[at].id().to_owned();
    let groups = rule.groups(reports, SameMatter::Act);
    groups
        .iter()
        .map(|group| {
            let mut ids: BTreeSet<String> = group.absorbed().iter().map(|&at| id(at)).collect();
            ids.insert(id(group.kept()));
            (ids, id(group.kept()), group.is_possible())
        })
        .collect()
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    #[test]
    fn every_report_is_in_one_group(reports in reports()) {
        for rule in RULES {
            let mut seen: Vec<usize> = Vec::new();
            for group in rule.groups(&reports, SameMatter::Act).iter() {
                seen.push(group.kept());
                seen.extend(group.absorbed());
            }
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..reports.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_order_of_the_list_does_not_matter(reports in reports(), seed in any::<u64>()) {
        let mut shuffled = reports.clone();
        let mut state = seed;
        for n in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(n, usize::try_from(state >> 33).unwrap() % (n + 1));
        }
        for rule in RULES {
            prop_assert_eq!(groups(rule, &reports), groups(rule, &shuffled), "{}", rule);
        }
    }

    #[test]
    fn a_rule_finds_nothing_more_in_its_own_result(reports in reports()) {
        for rule in RULES {
            for reduction in [Reduction::new(rule), Reduction::new(rule).with_mirrors(MirrorOrder::MirrorsFirst), Reduction::new(rule).with_mirrors(MirrorOrder::MirrorsFirst).with_mutual_acts()] {
                let once = reduction.reduce(reports.clone());
                let twice = reduction.reduce(once.events().to_vec());
                prop_assert_eq!(once.events(), twice.events(), "{}", reduction);
            }
        }
    }

    #[test]
    fn no_choice_of_days_gives_fewer_events_a_day_than_the_lower_bound(reports in reports()) {
        // One day each, of one code: all placements, each a set of days.
        let of_one_code: Vec<CodedEvent> = reports
            .into_iter()
            .filter(|event| event.code().to_string() == "cameo:040" && matches!(event.when(), interstate::When::On(_)))
            .take(6)
            .collect();
        let count = Repeats::OneADay.groups(&of_one_code, SameMatter::Act).count();
        let mut placements: BTreeSet<BTreeSet<NaiveDate>> = BTreeSet::from([BTreeSet::new()]);
        for event in &of_one_code {
            let (first, last) = event.when().start().spans().next().map(|(a, b)| (a.unwrap(), b.unwrap())).unwrap();
            let days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day <= last).collect();
            placements = placements
                .iter()
                .flat_map(|set| days.iter().map(move |day| {
                    let mut set = set.clone();
                    set.insert(*day);
                    set
                }))
                .collect();
        }
        let sizes = || placements.iter().map(|set| set.len() as u64);
        let (fewest, most) = (sizes().min().unwrap(), sizes().max().unwrap());
        // Sharp below; above, two reports of one month are never forced onto one day.
        prop_assert_eq!(count.lo(), fewest);
        prop_assert!(count.hi().unwrap() >= most);
    }
}
