//! What is missing is no answer: neither 0 nor an empty text nor a day of 1970.

use interstate::dedup::{Repeats, SameMatter};
use interstate::read::acled::AcledOptions;
use interstate::sanction::ListingShare;
use interstate::{Confidence, Count, Interaction, InteractionKind, State};

#[test]
fn the_share_of_an_unbounded_whole_has_no_interval() {
    let share = ListingShare::new("listings left", Count::exact(3), Count::at_least(10));
    assert_eq!(
        share.interval(Confidence::P95).unwrap_err().to_string(),
        "interval of a share: the whole has no upper bound"
    );
    let share = ListingShare::new("listings left", Count::at_least(3), Count::exact(10));
    let interval = share.interval(Confidence::P95).unwrap();
    assert_eq!(interval.hi(), Some(1.0));
}

#[test]
fn an_event_without_an_id_has_no_empty_one() {
    let file = include_str!("../corpus/acled.csv").replacen("XXA2,", ",", 1);
    let mut reader = AcledOptions::new().reader(file.as_bytes()).unwrap();
    let mut ids = Vec::new();
    reader
        .for_each(|event| ids.push(event.id().unwrap().into_owned()))
        .unwrap();
    assert!(!ids.contains(&String::new()));
    assert_eq!(ids, ["XXA1", "XXA3", "XXA4", "XXA5", "XXA6", "XXA11"]);
}

/// Together the two leave every day open, which no date can say: they may be one event, on no day that is known.
#[test]
fn reports_of_one_id_that_leave_every_day_open_are_not_put_on_the_day_of_the_first() {
    let call = |when: &str| {
        let pair = [State::CHN, State::RUS];
        Interaction::new("7", InteractionKind::Call, when.parse().unwrap(), pair).unwrap()
    };
    let groups = Repeats::OneAnId.groups(&[call("[..2022]"), call("[2021..]")], SameMatter::Act);
    assert_eq!(
        groups
            .iter()
            .map(|group| group.absorbed().len())
            .sum::<usize>(),
        0
    );
    assert_eq!(groups.count(), Count::between(1, 2).unwrap());
    // Where the days can be said, they are one.
    let groups = Repeats::OneAnId.groups(&[call("[..2022]"), call("2023-05-01")], SameMatter::Act);
    assert_eq!(
        (
            groups
                .iter()
                .map(|group| group.absorbed().len())
                .sum::<usize>(),
            groups.count()
        ),
        (1, Count::exact(1))
    );
}
