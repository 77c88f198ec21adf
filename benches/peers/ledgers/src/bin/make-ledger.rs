//! `make-ledger ROWS own|shared FILE`: writes the same made-up ledger as `FILE.csv` and `FILE.json`.
//!
//! Kinds, parties, series, places and tags come back as they do in lists that people keep; dates are days, months and years, some last; one row in
//! sixteen is a phase or a part of another. With `own` each row has a title and an address that no other has, with `shared` all have the same.

use interstate::interaction::Facets;
use interstate::kind::facet::{Rank, Setting, Venue};
use interstate::{Actor, Coverage, Interaction, InteractionKind, Ledger, When};
use std::error::Error;

struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64) as usize]
    }
}

const PLACES: [&str; 12] = [
    "Sea of Japan",
    "Vladivostok",
    "Gulf of Oman",
    "Qingdao",
    "Arabian Sea off Karachi",
    "Astana",
    "St Petersburg",
    "Orenburg",
    "Cape Town",
    "East China Sea",
    "Mediterranean",
    "Beijing, Great Hall of the People",
];
const SERIES: [&str; 8] = [
    "Joint Sea",
    "Peace Mission",
    "Vostok",
    "Maritime Security Belt",
    "Aman",
    "Joint air patrol",
    "Northern/Interaction",
    "SCO DMM",
];

fn when(random: &mut Random) -> Result<When, interstate::Error> {
    let (year, month, day) = (
        2000 + random.below(25),
        1 + random.below(12),
        1 + random.below(28),
    );
    match random.below(10) {
        0 => format!("{year}").parse(),
        1 | 2 => format!("{year}-{month:02}").parse(),
        3 => format!("{year}-{month:02}-{day:02}/{year}-{month:02}-28").parse(),
        _ => format!("{year}-{month:02}-{day:02}").parse(),
    }
}

fn record(
    row: u64,
    own: bool,
    random: &mut Random,
    states: &[Actor],
) -> Result<Interaction, interstate::Error> {
    let kind = *random.of(InteractionKind::ALL);
    // A few pairs make most of the rows.
    let most = if random.below(4) > 0 {
        6
    } else {
        states.len() as u64
    };
    let number = if random.below(4) > 0 {
        2
    } else {
        2 + random.below(5)
    };
    let mut parties: Vec<Actor> = Vec::new();
    while (parties.len() as u64) < number {
        let state = states[random.below(most) as usize];
        if !parties.contains(&state) {
            parties.push(state);
        }
    }
    let soil = *random.of(&parties);
    let mut facets = Facets::default().with_setting(if number == 2 {
        Setting::Bilateral
    } else {
        Setting::Multilateral
    });
    if random.below(2) == 0 {
        facets = facets.with_venue(Venue::InPerson).with_soil(soil);
    }
    if random.below(3) == 0 {
        facets = facets.with_rank(*random.of(&[Rank::Minister, Rank::Head, Rank::DeputyMinister]));
    }
    let mut record =
        Interaction::new(format!("ev-{row:07}"), kind, when(random)?, parties)?.with_facets(facets);
    let place = *random.of(&PLACES);
    record = if own {
        record
            .with_title(format!(
                "{} no. {row}, held with units of the {}th flotilla",
                random.of(&SERIES),
                random.below(90)
            ))
            .with_source(format!(
                "https://news.example.org/{}/{:02}/article-{row}.html",
                2000 + random.below(25),
                1 + random.below(12)
            ))
    } else {
        record
            .with_title("Joint naval exercise in the Sea of Japan")
            .with_source("https://example.org/news/2024/07/14/joint-exercise")
    };
    if random.below(2) == 0 {
        record = record.with_place(place);
    }
    if random.below(4) == 0 {
        record = record
            .with_series(*random.of(&SERIES))
            .with_edition(1 + random.below(20) as u32);
    }
    match random.below(32) {
        0 => record = record.with_phase_of(format!("event-{}", row / 64)),
        1 if row > 0 => record = record.with_part_of(format!("ev-{:07}", random.below(row))),
        2 => record = record.with_tags(["big_tent"]),
        _ => {}
    }
    Ok(record)
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().collect();
    let [_, rows, texts, file] = words.as_slice() else {
        return Err("make-ledger ROWS own|shared FILE".into());
    };
    let own = texts == "own";
    let mut random = Random(7);
    let states: Vec<Actor> = [
        "CHN", "RUS", "PRK", "IRN", "BLR", "PAK", "ZAF", "KAZ", "KGZ", "TJK", "UZB", "IND", "MNG",
        "VNM", "SRB", "MMR", "BRA", "EGY", "SAU", "ARE",
    ]
    .iter()
    .map(|code| code.parse())
    .collect::<Result<_, _>>()?;
    let records: Vec<Interaction> = (0..rows.parse()?)
        .map(|row| record(row, own, &mut random, &states))
        .collect::<Result<_, _>>()?;
    let ledger = Ledger::new(records, Coverage::unlimited())?;
    interstate::read::ledger::to_path(&ledger, format!("{file}.csv"))?;
    interstate::read::json_lines::to_path(&ledger, format!("{file}.json"))?;
    Ok(())
}
