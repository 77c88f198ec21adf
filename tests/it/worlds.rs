//! True in every possible world: a second, plain implementation of the rules of meaning enumerates what the records permit, and no bound,
//! verdict, ratio or class of the crate may say more than that, nor less where the page says "sharp".
//!
//! `INTERSTATE_WORLDS=200000 cargo test --release every_answer -- --nocapture` asks about so many ledgers.

mod answer;
mod by_hand;
mod case;
mod claims;
mod crate_asked;
mod days;
mod enumerate;
mod faults;
mod found;
mod further;
mod generate;
mod named;
mod named_claims;
mod named_coverage;
mod named_doubt;
mod named_groups;
mod neighbourhood;
mod oracle;
mod parts;
mod projections;
mod random;
mod ratios;
mod times;
mod verdicts;

use crate::common::asked;
use crate_asked::Crate;
use enumerate::{Reach, World};
use faults::{Fault, Worlds};
use found::Found;
use std::collections::BTreeSet;

/// How many ledgers are asked about where everything is asked, unless told otherwise; a sixth of them elsewhere.
const LEDGERS: u64 = 1_500;

fn ledgers() -> u64 {
    let told = std::env::var("INTERSTATE_WORLDS").ok();
    let usual = asked(LEDGERS, LEDGERS / 6);
    told.map_or(usual, |number| number.parse().expect("a number of ledgers"))
}

/// Of a thousand answers of one sort so many may be wider than need be, and then only if they say so themselves: those about events
/// without an upper bound that last over several periods.
const MOST_SAID_LOOSE: u64 = 5;

#[test]
fn every_answer_is_true_in_every_world_and_says_all_that_is() {
    let found = Found::of(&Crate, 0..ledgers());
    println!("{found}");
    let mut wrong = Vec::new();
    for ((one_is, what), one) in &found.by_sort {
        let most = (one.asked * MOST_SAID_LOOSE).div_ceil(1000);
        if one.invalid + one.unsharp + one.misnamed > 0 || one.said_loose > most {
            wrong.push(format!("{one_is} {what}: {one:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n{found}\n{}",
        found.examples(),
        wrong.join("\n")
    );
}

#[test]
fn the_worlds_contradict_themselves_nowhere() {
    let found = Found::of(&Worlds(None), 0..asked(LEDGERS / 10, LEDGERS / 30));
    let all = found.sum();
    assert_eq!(
        (all.invalid, all.unsharp, all.misnamed),
        (0, 0, 0),
        "{}",
        found.examples()
    );
}

#[test]
fn each_deliberate_fault_is_found() {
    for fault in Fault::ALL {
        let found = Found::first(&Worlds(Some(fault)), 0..LEDGERS, fault.shows_as());
        let (number, example) = found.unwrap_or_else(|| panic!("{fault:?} is not found"));
        println!("{fault:?} is found in ledger {number}: {example}");
    }
}

/// The days that stand for all of a stretch are enough: to cut stretches into more of them leads to no other world.
#[test]
fn more_days_of_each_stretch_lead_to_no_other_world() {
    let mut compared = 0;
    let most = asked(LEDGERS / 3, LEDGERS / 6);
    for number in 0..most {
        let case = generate::case(number);
        let more: Vec<i32> = (0..6)
            .map(|n| days::day(2019, 2, 1) + n * 211 + (number % 97) as i32)
            .collect();
        let of = |more: &[i32]| -> Option<BTreeSet<World>> {
            let reach = Reach::with_more_cuts(&case, case.line, None, more)?;
            Some(reach.worlds.into_iter().collect())
        };
        if let (Some(few), Some(many)) = (of(&[]), of(&more)) {
            assert_eq!(few, many, "{case}");
            compared += 1;
        }
    }
    assert!(compared > most * 3 / 4);
}
