use super::super::plain::{MOST_CELLS, MOST_EVENTS};
use super::{EventKey, Plain, Table};
use crate::state::actor::Actor;

#[test]
fn a_key_gives_back_what_it_was_made_of() {
    let last = u16::try_from(Actor::all().len() - 1).unwrap();
    for (from, to, group, cell) in [
        (0, 1, 0, 0),
        (last, 0, 65_535, (1 << 28) - 1),
        (7, last, 324, 3652),
    ] {
        let key = EventKey::new(from, to, group, cell);
        assert_eq!(
            (key.from(), key.to(), key.group(), key.cell()),
            (from, to, group, cell)
        );
    }
}

#[test]
fn pairs_are_numbered_without_a_gap_as_actors_come() {
    let mut numbers = Vec::new();
    for later in 0..60 {
        for earlier in 0..=later {
            numbers.push((Plain::pair(later, earlier), (later, earlier)));
            if earlier < later {
                numbers.push((Plain::pair(earlier, later), (earlier, later)));
            }
        }
    }
    numbers.sort_unstable();
    for (at, (number, pair)) in numbers.into_iter().enumerate() {
        assert_eq!(number, at);
        assert_eq!(Plain::pair_at(number), pair);
    }
}

/// Keys over so many actors, groups and cells, and their plain counts.
fn keys(actors: u16, groups: usize, cells: usize, n: u64) -> Vec<EventKey> {
    let mut state = 1_u64;
    let mut below = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((u128::from(state) * n as u128) >> 64).unwrap()
    };
    (0..n)
        .map(|_| {
            let actors = usize::from(actors);
            let (from, to) = (below(actors), below(actors));
            EventKey::new(
                u16::try_from(from).unwrap(),
                u16::try_from(to).unwrap(),
                below(groups),
                below(cells),
            )
        })
        .collect()
}

fn expected(keys: &[EventKey]) -> Vec<(EventKey, u64)> {
    let mut counts = std::collections::BTreeMap::new();
    for &key in keys {
        *counts.entry(key).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}

fn sorted(table: &Table) -> Vec<(EventKey, u64)> {
    let mut all = Vec::new();
    table.each(|key, count| all.push((key, count)));
    all.sort_unstable();
    all
}

#[test]
fn both_forms_hold_the_same_numbers_and_so_does_the_change_from_one_to_the_other() {
    let keys = keys(200, 20, 12, 60_000);
    let expected = expected(&keys);
    let mut plain = Table::new(20, 12);
    plain.add_all(&keys);
    assert!(plain.plain.is_some());
    assert_eq!(sorted(&plain), expected);
    let mut split = plain.clone();
    split.split();
    assert_eq!(sorted(&split), expected);
    for &(key, count) in &expected {
        assert_eq!((plain.get(key), split.get(key)), (count, count));
    }
    // 324 codes and 400 days: too many for a plain table from the twelfth actor on.
    let mut large = Table::new(324, 400);
    large.add_all(&keys);
    assert!(large.plain.is_none());
    const { assert!(200 * 200 * 324 * 400 > MOST_CELLS) };
    assert_eq!(sorted(&large), expected);
}

#[test]
fn merging_gives_the_table_of_all_whatever_the_forms() {
    let keys = keys(150, 20, 12, 40_000);
    let (first, second) = keys.split_at(13_000);
    let made = |keys: &[EventKey], split: bool| {
        let mut table = Table::new(20, 12);
        table.add_all(keys);
        if split {
            table.split();
        }
        table
    };
    for (a, b) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut sum = made(first, a);
        sum.merge(&made(second, b));
        assert_eq!(sorted(&sum), expected(&keys));
        let mut other = made(second, b);
        other.merge(&made(first, a));
        assert_eq!(sorted(&other), expected(&keys));
    }
}

#[test]
fn numbers_far_above_a_byte_are_counted_to_the_last_event() {
    let rare = EventKey::new(3, 4, 1, 2);
    let often = EventKey::new(1, 2, 4, 1);
    for times in [255, 256, 257, 511, 512, 65_535, 65_536, 70_000] {
        let mut keys = vec![often; times];
        keys.extend([rare; 3]);
        let mut table = Table::new(5, 3);
        table.add_all(&keys);
        assert!(table.plain.is_some());
        assert_eq!(sorted(&table), expected(&keys));
        assert_eq!((table.get(often), table.get(rare)), (times as u64, 3));
        let mut twice = table.clone();
        twice.merge(&table);
        assert_eq!(twice.get(often), 2 * times as u64);
        twice.add_many(rare, 1_000_000_007);
        assert_eq!(twice.get(rare), 1_000_000_013);
    }
}

#[test]
fn numbers_above_40_bits_move_to_the_split_form() {
    let key = EventKey::new(1, 2, 0, 0);
    let mut table = Table::new(1, 1);
    table.add_many(key, MOST_EVENTS);
    assert!(table.plain.is_some());
    assert_eq!(table.get(key), MOST_EVENTS);
    table.add_all(&[key]);
    assert!(table.plain.is_none());
    assert_eq!(table.get(key), MOST_EVENTS + 1);
    let mut sum = Table::new(1, 1);
    sum.add_many(key, 1 << 39);
    let half = sum.clone();
    sum.merge(&half);
    assert_eq!(sum.get(key), 1 << 40);
}

#[test]
fn tables_whose_actors_together_are_too_many_lose_nothing() {
    let of = |from: u16| -> Vec<EventKey> {
        let pairs = (from..from + 8).flat_map(|a| (from..from + 8).map(move |b| (a, b)));
        pairs
            .flat_map(|(a, b)| [EventKey::new(a, b, 3, 7), EventKey::new(a, b, 323, 399)])
            .collect()
    };
    let made = |from: u16| {
        let mut table = Table::new(324, 400);
        table.add_all(&of(from));
        assert!(table.plain.is_some());
        table
    };
    let (one, other) = (made(0), made(8));
    let mut sum = one.clone();
    sum.merge(&other);
    assert!(sum.plain.is_none());
    let all: Vec<EventKey> = of(0).into_iter().chain(of(8)).collect();
    assert_eq!(sorted(&sum), expected(&all));

    // So with one number of an actor too many.
    let mut more = one;
    for actor in 8..14 {
        more.add_many(EventKey::new(actor, 0, 1, 1), 300);
    }
    assert!(more.plain.is_none());
    let mut all = sorted(&made(0));
    all.extend((8..14).map(|actor| (EventKey::new(actor, 0, 1, 1), 300)));
    all.sort_unstable();
    assert_eq!(sorted(&more), all);
}
