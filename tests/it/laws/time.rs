//! Laws of dates, periods and exposures, against brute force over every day.

#[cfg(feature = "edtf")]
mod edtf;

use chrono::{Days, NaiveDate};
use interstate::time::{Assignment, CalendarStep, Fraction, Windows, YearConvention};
use interstate::{Coverage, Exposure, Finish, PartialDate, Partition, Period, Truth, When};
use proptest::prelude::*;

const BASE: &str = "2019-12-20";

fn day(offset: u64) -> NaiveDate {
    BASE.parse::<NaiveDate>().unwrap() + Days::new(offset)
}

/// A small world, so that every placement can be tried.
const WORLD: u64 = 30;

fn days() -> impl Strategy<Value = NaiveDate> {
    (0..WORLD).prop_map(day)
}

fn periods() -> impl Strategy<Value = Period> {
    (0..WORLD, 1..WORLD)
        .prop_map(|(start, length)| Period::new(day(start), day(start + length)).unwrap())
}

/// Runs, sets with gaps, single days; all inside the world.
fn small_dates() -> impl Strategy<Value = PartialDate> {
    let run = (0..WORLD, 0..8_u64).prop_map(|(first, more)| {
        let last = (first + more).min(WORLD - 1);
        PartialDate::between(Some(day(first)), Some(day(last))).unwrap()
    });
    prop::collection::vec(run, 1..4).prop_map(|runs| PartialDate::one_of(runs).unwrap())
}

fn possible(date: &PartialDate) -> Vec<NaiveDate> {
    (0..WORLD).map(day).filter(|d| date.allows(*d)).collect()
}

/// Any date that can be written, open ends and marks included.
fn any_date() -> impl Strategy<Value = PartialDate> {
    let open = (0..4_u8, days(), 0..400_u64).prop_map(|(which, first, more)| {
        let last = first + Days::new(more);
        match which {
            0 => PartialDate::between(None, Some(last)),
            1 => PartialDate::between(Some(first), None),
            _ => PartialDate::between(Some(first), Some(last)),
        }
        .unwrap()
    });
    let year = (1..=9999_i32).prop_map(|y| PartialDate::year(y).unwrap());
    let month = (1..=9999_i32, 1..=12_u32).prop_map(|(y, m)| PartialDate::month(y, m).unwrap());
    let mask = (0..=99_u32).prop_map(|c| format!("{c:02}XX").parse().unwrap());
    let one = prop_oneof![open, year, month, mask];
    (prop::collection::vec(one, 1..4), any::<[bool; 2]>()).prop_filter_map(
        "every day",
        |(parts, [a, u])| {
            let date = PartialDate::one_of(parts).ok()?;
            let date = if a { date.with_approximate() } else { date };
            Some(if u { date.with_uncertain() } else { date })
        },
    )
}

fn whens() -> impl Strategy<Value = When> {
    let end = prop_oneof![
        4 => small_dates().prop_map(Finish::At),
        1 => days().prop_map(|seen_until| Finish::Ongoing { seen_until }),
        1 => Just(Finish::Unknown),
    ];
    prop_oneof![
        small_dates().prop_map(When::On),
        (small_dates(), end)
            .prop_filter_map("backwards", |(start, end)| When::lasting(start, end).ok()),
    ]
}

/// Every placement of a thing as first and last day. An open end is tried up to 60 days after the world.
fn placements(when: &When) -> Vec<(NaiveDate, NaiveDate)> {
    match when {
        When::On(date) => possible(date).into_iter().map(|d| (d, d)).collect(),
        When::Lasting { start, end, .. } => {
            let mut out = Vec::new();
            for s in possible(start) {
                let late = (0..WORLD + 60).map(day);
                let ends: Vec<_> = match end {
                    Finish::At(date) => possible(date),
                    Finish::Ongoing { seen_until } if s <= *seen_until => {
                        late.filter(|e| e >= seen_until).collect()
                    }
                    Finish::Ongoing { .. } => Vec::new(),
                    Finish::Unknown => late.collect(),
                };
                out.extend(ends.into_iter().filter(|e| s <= *e).map(|e| (s, e)));
            }
            out
        }
    }
}

fn holds(by: Assignment, first: NaiveDate, last: NaiveDate, period: Period) -> bool {
    match by {
        Assignment::ByStart => period.contains(first),
        Assignment::ByEnd => period.contains(last),
        Assignment::AnyOverlap => first < period.end() && last >= period.start(),
        _ => first >= period.start() && last < period.end(),
    }
}

fn share(first: NaiveDate, last: NaiveDate, period: Period) -> Fraction {
    let all: Vec<_> = first.iter_days().take_while(|d| *d <= last).collect();
    let inside = all.iter().filter(|d| period.contains(**d)).count();
    Fraction::new(inside as u64, all.len() as u64).unwrap()
}

proptest! {
    #![proptest_config(crate::common::cases(2000))]

    #[test]
    fn a_date_within_a_period_is_what_its_days_say(date in small_dates(), period in periods()) {
        let inside = possible(&date).iter().filter(|d| period.contains(**d)).count();
        let truth = super::truth_of(inside == possible(&date).len(), inside > 0);
        prop_assert_eq!(date.within(period), truth);
        prop_assert_eq!(date.possible_days(), Some(possible(&date).len() as u64));
        let expected = Fraction::new(inside as u64, possible(&date).len() as u64).unwrap();
        prop_assert_eq!(date.uniform_share(period), Some(expected));
    }

    #[test]
    fn a_set_is_the_same_however_it_was_put_together(one in small_dates(), two in small_dates()) {
        let both = PartialDate::one_of([one.clone(), two.clone()]).unwrap();
        let days = possible(&one).into_iter().chain(possible(&two)).map(PartialDate::day);
        prop_assert_eq!(&both, &PartialDate::one_of(days).unwrap());
        let shared: Vec<_> = possible(&one).into_iter().filter(|d| two.allows(*d)).collect();
        match one.intersection(&two) {
            Ok(date) => prop_assert_eq!(possible(&date), shared),
            Err(_) => prop_assert!(shared.is_empty()),
        }
    }

    #[test]
    fn before_is_what_every_pair_of_days_says(one in small_dates(), two in small_dates()) {
        let pairs = || possible(&one).into_iter().flat_map(|a| possible(&two).into_iter().map(move |b| a < b));
        prop_assert_eq!(one.before(&two) == Truth::Yes, pairs().all(|before| before));
        prop_assert_eq!(one.before(&two) != Truth::No, pairs().any(|before| before));
    }

    #[test]
    fn a_date_reads_back_as_it_was_printed(date in any_date()) {
        let text = date.to_string();
        prop_assert_eq!(&text.parse::<PartialDate>().unwrap(), &date, "{}", text);
        let json = serde_json::to_string(&date).unwrap();
        prop_assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), date);
    }

    #[test]
    fn an_extent_reads_back_as_it_was_printed(when in whens()) {
        let text = when.to_string();
        prop_assert_eq!(text.parse::<When>().unwrap(), when, "{}", text);
    }

    #[test]
    fn every_assignment_is_what_all_placements_say(when in whens(), period in periods()) {
        let placements = placements(&when);
        prop_assert!(!placements.is_empty());
        for &by in Assignment::ALL {
            let mut held = placements.iter().map(|(s, e)| holds(by, *s, *e, period));
            let (every, some) = (held.clone().all(|h| h), held.any(|h| h));
            prop_assert_eq!(when.falls_in(period, by), super::truth_of(every, some), "{} {} {}", when, by, period);
        }
    }

    #[test]
    fn in_force_on_a_day_is_an_overlap_with_that_day(when in whens(), on in days()) {
        let one_day = Period::new(on, on + Days::new(1)).unwrap();
        prop_assert_eq!(when.holds_on(on), when.falls_in(one_day, Assignment::AnyOverlap));
    }

    #[test]
    fn the_share_of_days_is_bounded_by_all_placements(when in whens(), period in periods()) {
        let shares: Vec<_> = placements(&when).iter().map(|(s, e)| share(*s, *e, period)).collect();
        let bounds = when.share_of_days(period);
        let open = when.hull().1.is_none();
        prop_assert_eq!(*bounds.end(), *shares.iter().max().unwrap(), "{} {}", when, period);
        if open {
            // The longer it lasts, the less of it lies in the period.
            prop_assert_eq!(*bounds.start(), Fraction::ZERO);
        } else {
            prop_assert_eq!(*bounds.start(), *shares.iter().min().unwrap(), "{} {}", when, period);
        }
    }

    #[test]
    fn core_hull_and_length_are_what_all_placements_say(when in whens()) {
        let all = placements(&when);
        let days = |(s, e): &(NaiveDate, NaiveDate)| (*e - *s).num_days().unsigned_abs() + 1;
        let open = when.hull().1.is_none();
        let (fewest, most) = when.lasted();
        prop_assert_eq!(fewest, all.iter().map(days).min().unwrap());
        if !open {
            prop_assert_eq!(most, all.iter().map(days).max());
            prop_assert_eq!(when.hull().1, all.iter().map(|p| p.1).max());
        }
        prop_assert_eq!(when.hull().0, all.iter().map(|p| p.0).min());
        let latest_start = all.iter().map(|p| p.0).max().unwrap();
        let earliest_end = all.iter().map(|p| p.1).min().unwrap();
        let core = (latest_start <= earliest_end).then_some((latest_start, earliest_end));
        prop_assert_eq!(when.core(), core);
    }

    /// The bounds of a period are attained by a placement of all records, and so is the corner of a ratio of two periods.
    #[test]
    fn bounds_are_sharp_and_super_and_sub_additive(
        dates in prop::collection::vec(small_dates(), 1..5),
        edges in prop::collection::btree_set(0..WORLD, 3),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 4),
    ) {
        let edges: Vec<_> = edges.into_iter().map(day).collect();
        let p = Period::new(edges[0], edges[1]).unwrap();
        let q = Period::new(edges[1], edges[2]).unwrap();
        let both = Period::new(edges[0], edges[2]).unwrap();
        let lo = |period| dates.iter().filter(|d| d.within(period) == Truth::Yes).count();
        let hi = |period| dates.iter().filter(|d| d.within(period) != Truth::No).count();
        prop_assert!(lo(p) + lo(q) <= lo(both) && hi(both) <= hi(p) + hi(q));
        let place = |preferred: &dyn Fn(NaiveDate) -> bool| -> Vec<NaiveDate> {
            let pick = |d: &PartialDate| possible(d).into_iter().min_by_key(|day| !preferred(*day)).unwrap();
            dates.iter().map(pick).collect()
        };
        let count = |days: &[NaiveDate], period: Period| days.iter().filter(|d| period.contains(**d)).count();
        // As many as can be in P, and of the rest as few as can be in Q: the corner (hi P, lo Q).
        let corner = place(&|day| p.contains(day));
        prop_assert_eq!(count(&corner, p), hi(p));
        let outside_p = place(&|day| !p.contains(day));
        prop_assert_eq!(count(&outside_p, p), lo(p));
        let toward_p_from_q: Vec<_> = dates.iter().map(|d| {
            let days = possible(d);
            *days.iter().min_by_key(|day| (!p.contains(**day), q.contains(**day))).unwrap()
        }).collect();
        prop_assert_eq!((count(&toward_p_from_q, p), count(&toward_p_from_q, q)), (hi(p), lo(q)));
        // No placement whatever leaves the bounds.
        let anywhere: Vec<_> = dates.iter().zip(picks.iter().cycle())
            .map(|(d, pick)| *pick.get(&possible(d)))
            .collect();
        for period in [p, q, both] {
            let n = count(&anywhere, period);
            prop_assert!(lo(period) <= n && n <= hi(period));
        }
    }

    #[test]
    fn act_act_and_days_add_up_and_act_act_is_whole_for_years(
        first in 1600..2400_i32, years in 1..60_u32, cut in 0..20_000_u64,
    ) {
        let whole = Period::years(first..=first + years.cast_signed() - 1).unwrap();
        prop_assert_eq!(whole.exposure().fraction(), Fraction::whole(years.into()));
        let at = whole.start() + Days::new(1 + cut % (whole.days() - 1));
        let (one, other) = (Period::new(whole.start(), at).unwrap(), Period::new(at, whole.end()).unwrap());
        for convention in [YearConvention::ActAct, YearConvention::Days] {
            let sum = one.exposure_by(convention).checked_add(other.exposure_by(convention)).unwrap();
            prop_assert_eq!(sum, whole.exposure_by(convention));
        }
        // Day by day: each is one over the length of its year.
        let mut sum = Fraction::ZERO;
        for d in one.start().iter_days().take(400).take_while(|d| *d < at) {
            sum = sum.checked_add(Fraction::new(1, if d.leap_year() { 366 } else { 365 }).unwrap()).unwrap();
        }
        if one.days() <= 400 {
            prop_assert_eq!(one.exposure().fraction(), sum);
        }
    }

    #[test]
    fn an_anniversary_pair_is_whole(offset in 0..40_000_u64, years in 1..80_u32) {
        let (before, after) = Period::around(day(offset), years).unwrap();
        let by = YearConvention::Anniversary;
        prop_assert_eq!(after.exposure_by(by), Exposure::new(Fraction::whole(years.into()), by).unwrap());
        prop_assert_eq!(before.end(), after.start());
    }

    #[test]
    fn a_cell_is_found_as_by_looking_at_each(
        edges in prop::collection::btree_set(0..200_u64, 2..9), keep in any::<[bool; 8]>(), asked in 0..210_u64,
    ) {
        let edges: Vec<_> = edges.into_iter().map(day).collect();
        let cells: Vec<_> = edges.windows(2).map(|e| Period::new(e[0], e[1]).unwrap()).collect();
        let kept: Vec<_> = cells.iter().zip(keep).filter(|(_, k)| *k).map(|(c, _)| *c).collect();
        prop_assume!(!kept.is_empty());
        let partition = Partition::disjoint(&kept).unwrap();
        let asked = day(asked);
        prop_assert_eq!(partition.cell_of(asked), kept.iter().position(|c| c.contains(asked)));
        let last = asked + Days::new(15);
        let over: Vec<_> = (0..kept.len()).filter(|&i| {
            kept[i].start() <= last && kept[i].end() > asked
        }).collect();
        prop_assert_eq!(partition.cells_over(Some(asked), Some(last)).collect::<Vec<_>>(), over);
        let covered = asked.iter_days().take(16).all(|d| partition.cell_of(d).is_some());
        prop_assert_eq!(partition.covers(Some(asked), Some(last)), covered);
        prop_assert_eq!(Partition::gapless(&kept).is_ok(), kept.windows(2).all(|w| w[0].end() == w[1].start()));
    }

    #[test]
    fn years_are_found_by_subtraction_as_by_search(first in 1900..2030_i32, n in 1..30_i32, asked in 0..20_000_u64) {
        let years = Partition::yearly(first..=first + n - 1).unwrap();
        let asked = day(0) - Days::new(10_000) + Days::new(asked);
        prop_assert_eq!(years.cell_of(asked), years.cells().iter().position(|c| c.contains(asked)));
    }

    #[test]
    fn merging_coverage_is_associative_and_commutative(
        spans in prop::collection::vec((0..100_u64, 1..30_u64, any::<bool>()), 3),
        asked in 0..130_u64,
    ) {
        use interstate::time::CoverageExtent::{Full, Partial};
        let [a, b, c] = [0, 1, 2].map(|i| {
            let (start, length, full) = spans[i];
            let period = Period::new(day(start), day(start + length)).unwrap();
            Coverage::new([(period, if full { Full } else { Partial })]).unwrap()
        });
        prop_assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)));
        prop_assert_eq!(a.merge(&b), b.merge(&a));
        prop_assert_eq!(a.merge(&a), a.clone());
        prop_assert_eq!(Coverage::none().merge(&a), a.clone());
        let on = day(asked);
        prop_assert_eq!(a.merge(&b).extent_on(on), a.extent_on(on).max(b.extent_on(on)));
    }

    #[test]
    fn windows_are_unions_of_their_cells(length in 1..20_u32, step in 1..20_u32) {
        let over = Period::years(2019..=2021).unwrap();
        let windows = Windows::rolling(over, CalendarStep::Months(length), CalendarStep::Months(step)).unwrap();
        let cells = windows.cells();
        for window in windows.periods() {
            let days: u64 = cells.cells().iter().filter(|c| window.intersection(**c) == Some(**c)).map(|c| c.days()).sum();
            prop_assert_eq!(days, window.days());
        }
    }

    #[test]
    fn whatever_is_read_is_printed_and_read_again(text in "[0-9X~?%./,T:Z+\\[\\]-]{0,24}") {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert_eq!(date.to_string().parse::<PartialDate>().unwrap(), date);
        }
        if let Ok(when) = text.parse::<When>() {
            prop_assert_eq!(when.to_string().parse::<When>().unwrap(), when);
        }
        if let Ok(period) = text.parse::<Period>() {
            prop_assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
        }
    }
}
