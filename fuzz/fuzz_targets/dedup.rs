//! Repeats: whatever the reports, each is in one group, in any order of the list, and a rule finds nothing more in its own result.
#![no_main]

use chrono::{Days, NaiveDate, TimeDelta};
use interstate::State;
use interstate::dedup::{MirrorOrder, Reduction, RepeatGap, Repeats, SameMatter};
use interstate::coded::{CodedEvent, EventCode};
use libfuzzer_sys::fuzz_target;

/// Six bytes make a report.
fn report(at: usize, bytes: &[u8]) -> Option<CodedEvent> {
    let &[day, more, shape, code, source, seen] = bytes else {
        return None;
    };
    let first = NaiveDate::from_ymd_opt(2024, 2, 20)? + Days::new(u64::from(day % 24));
    let last = first + Days::new(u64::from(more % 16));
    let when = match shape % 6 {
        0 => first.to_string(),
        1 => format!("[{first}..{last}]"),
        2 => format!("{first}/{last}"),
        3 => format!("{first}/"),
        4 => format!("[{first},{last}]"),
        _ => format!("[..{last}]"),
    };
    let codes = ["040", "042", "043", "057", "111", "181"];
    let code = codes[usize::from(code) % codes.len()].parse().ok()?;
    let sides = if source % 2 == 0 {
        [State::CHN, State::RUS]
    } else {
        [State::RUS, State::CHN]
    };
    let id = format!("{:03}", if shape > 200 { at / 2 } else { at });
    let when = when.parse().ok()?;
    let mut event = CodedEvent::new(id, when, EventCode::Cameo(code), [sides[0]], [sides[1]]).ok()?;
    if source > 40 {
        event = event.with_source(format!("s{}", source / 64));
    }
    if seen > 40 {
        event = event.with_seen(first.and_hms_opt(1, 0, 0)? + TimeDelta::minutes(i64::from(seen) * 9));
    }
    Some(event)
}

fuzz_target!(|bytes: &[u8]| {
    let reports: Vec<CodedEvent> = bytes
        .chunks(6)
        .take(40)
        .enumerate()
        .filter_map(|(at, six)| report(at, six))
        .collect();
    for rule in [
        Repeats::Kept,
        Repeats::OneAnId,
        Repeats::OneADay,
        Repeats::OneAUrl,
        Repeats::ExactSpan,
        Repeats::Chain(RepeatGap::Days(2)),
        Repeats::Anchor(RepeatGap::Days(2)),
        Repeats::Chain(RepeatGap::Minutes(60)),
        Repeats::Anchor(RepeatGap::Minutes(90)),
    ] {
        let groups = rule.groups(&reports, SameMatter::Act);
        let mut seen: Vec<usize> = groups
            .iter()
            .flat_map(|group| std::iter::once(group.kept()).chain(group.absorbed().iter().copied()))
            .collect();
        seen.sort_unstable();
        assert_eq!(seen, (0..reports.len()).collect::<Vec<_>>());
        let mut backwards = reports.clone();
        backwards.reverse();
        assert_eq!(groups.count(), rule.groups(&backwards, SameMatter::Act).count());
        for reduction in [
            Reduction::new(rule),
            Reduction::new(rule).with_mirrors(MirrorOrder::MirrorsFirst),
            Reduction::new(rule).with_mirrors(MirrorOrder::MirrorsFirst).with_mutual_acts(),
        ] {
            let once = reduction.reduce(reports.clone());
            let twice = reduction.reduce(once.events().to_vec());
            assert_eq!(once.events(), twice.events(), "{reduction}");
            let _ = once.to_string();
        }
        let _ = Reduction::new(rule).with_mirrors(MirrorOrder::RepeatsFirst).reduce(reports.clone());
    }
});
