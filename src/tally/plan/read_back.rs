//! What an engine gave back.

use super::count_plan::CountPlan;
use crate::error::{Error, Result, counts::Counts, words::clip};
use crate::state::actor::Actor;
use crate::tally::scale::{EventPairs, EventTally, Provenance, Uncounted};
use std::collections::HashSet;
use std::io::Read;

const HEADER: [&str; 8] = [
    "plan_id",
    "fate",
    "from_actor",
    "to_actor",
    "code_group",
    "cell",
    "events",
    "source_rows",
];

/// Where a line counts: two actors, a group and a cell.
type Place = (Actor, Actor, usize, usize);

/// What the lines say so far.
#[derive(Default)]
struct Account {
    fates: HashSet<String>,
    cells: HashSet<Place>,
    uncounted: Uncounted,
    days: u64,
    codes: u64,
    absorbed: u64,
    rows: u64,
}

impl CountPlan {
    /// Reads the result of the query as a table of counts: as CSV with its column names, in any order of lines, and with where it comes from.
    ///
    /// # Errors
    /// With its line: another plan's result; a fate, an actor, a group or a cell that the plan has not; an undirected pair out of order; a cell or
    /// a fate that stands twice; text that is no number. At the end: lines whose rows do not add up to those of the source.
    pub fn read_back(&self, rows: impl Read, provenance: Provenance) -> Result<EventTally> {
        let mut csv = csv::ReaderBuilder::new().from_reader(rows);
        let header = csv.headers().map_err(|error| broken(&error))?;
        if header.iter().ne(HEADER) {
            let found: Vec<&str> = header.iter().collect();
            return Err(wrong(&found.join(","), "the names of the plan's columns").at(1, None));
        }
        let mut tally = EventTally::new(self.grid.clone());
        let mut account = Account::default();
        let mut record = csv::StringRecord::new();
        while csv
            .read_record(&mut record)
            .map_err(|error| broken(&error))?
        {
            let line = record.position().map_or(0, csv::Position::line);
            let cells: Vec<&str> = record.iter().collect();
            self.line(&cells, &mut account, &mut tally)
                .map_err(|error| error.at(line, None))?;
        }
        if account.rows != provenance.rows_in() {
            return Err(Counts::RowsDiffer {
                told: account.rows,
                rows_in: provenance.rows_in(),
            }
            .into());
        }
        tally.leave_out(account.uncounted)?;
        let provenance = provenance.with_account(
            self.fingerprint(),
            account.days,
            account.codes,
            account.absorbed,
        );
        tally.told_by(provenance);
        Ok(tally)
    }

    fn line(&self, cells: &[&str], account: &mut Account, tally: &mut EventTally) -> Result<()> {
        // OK because the reader refuses a line of another length than the header's.
        let &[plan, fate, from, to, group, cell, events, rows] = cells else {
            return Err(wrong("", "8 cells"));
        };
        if plan != self.fingerprint() {
            let expected = self.fingerprint().into();
            let found = clip(plan);
            return Err(Error::from(Counts::OtherPlan { found, expected }).in_column("plan_id"));
        }
        let events = whole(events).map_err(|error| error.in_column("events"))?;
        let rows = whole(rows).map_err(|error| error.in_column("source_rows"))?;
        if events > rows || rows == 0 || (events == 0) != (fate == "absorbed") {
            let found = format!("{events} of {rows}");
            return Err(
                wrong(&found, "as many events as rows, or fewer, but some").in_column("events")
            );
        }
        let sum = account.rows.checked_add(rows);
        account.rows = sum.ok_or(Counts::TooMany)?;
        account.absorbed += rows - events;
        let place = [from, to, group, cell];
        if fate == "counted" {
            let place = self.place(place)?;
            if !account.cells.insert(place) {
                return Err(Counts::CellTwice.into());
            }
            return tally.count_at(place, events);
        }
        if place.iter().any(|cell| !cell.is_empty()) {
            return Err(wrong(
                &place.join(","),
                "no cell of rows that are not counted",
            ));
        }
        match fate {
            "without_pair" => account.uncounted.without_pair = events,
            "without_group" => account.uncounted.without_group = events,
            "outside" => account.uncounted.outside = events,
            "day_not_read" => account.days = rows,
            "code_not_read" => account.codes = rows,
            "absorbed" => {}
            _ => return Err(wrong(fate, "a fate of rows").in_column("fate")),
        }
        if !account.fates.insert(fate.into()) {
            return Err(Counts::CellTwice.into());
        }
        Ok(())
    }

    fn place(&self, [from, to, group, cell]: [&str; 4]) -> Result<Place> {
        let actor = |text: &str, column| {
            let actor: Result<Actor> = text.parse();
            actor.map_err(|error| error.in_column(column))
        };
        let (from, to) = (actor(from, "from_actor")?, actor(to, "to_actor")?);
        let undirected = self.grid.pairs() == EventPairs::Undirected;
        if from == to || (undirected && to < from) {
            let pair = format!("{from}, {to}").into();
            return Err(Counts::NoPair { pair }.into());
        }
        let below = |text: &str, most: usize, column, expected| {
            let place = text.parse().ok().filter(|&place: &usize| place < most);
            place.ok_or_else(|| wrong(text, expected).in_column(column))
        };
        let groups = self.grid.groups().len();
        let cells = self.grid.cells().len();
        Ok((
            from,
            to,
            below(
                group,
                groups,
                "code_group",
                "the place of a group of the plan",
            )?,
            below(cell, cells, "cell", "the place of a period of the plan")?,
        ))
    }
}

/// A number of events: digits alone.
fn whole(text: &str) -> Result<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    let number = number.filter(|&number: &u64| number <= u64::MAX / 2);
    number.ok_or_else(|| wrong(text, "a whole number from 0 to 2^63"))
}

fn wrong(found: &str, expected: &'static str) -> Error {
    let found = clip(found);
    Counts::PlanCell { found, expected }.into()
}

/// A result that is no CSV of the plan's columns.
fn broken(error: &csv::Error) -> Error {
    let line = error.position().map(csv::Position::line);
    let error = Error::from(Counts::NoResult {
        why: error.to_string().into(),
    });
    match line {
        Some(line) => error.at(line, None),
        None => error,
    }
}
