//! Writes made-up event files in GDELT's layouts, of any size: for tests, benches and races against other readers.
//!
//! ```text
//! cargo run --release --example make_events -- 1000000 events.csv --malformed 0.001 --seed 7
//! ```
//! The same seed gives the same bytes. Rows are in the order of their days over ten years; 215 states come up by Zipf's law;
//! actor 1 has no country in 40 rows of 100, actor 2 in 52. What was broken on purpose is told at the end.
//!
//! ci: 1000 target/events.csv --malformed 0.01
#![allow(
    missing_docs,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing
)]

use interstate::code::{Cameo, CameoDataSet, QuadClass};
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

const STATES: &str = "\
    USA RUS CHN GBR ISR FRA UKR IRN TUR DEU IND PAK SYR EGY AUS JPN CAN IRQ SAU KOR PRK NGA AFG ITA PSE \
    LBN ZAF ESP GRC POL FRO BRA MEX BDI MSR PER LVA GTM GIN TKL ANT LTU TUN PCN CYM KHM YEM CMR BRB SEN \
    BGD MMR EST AUT MDG MLT NFK CAF ETH STP TUV FSM ATG UGA JAM HRV NCL BLR NPL SJM WLF HND NER HUN GHA \
    CZE GRL MYS BRN BHS DOM MNG SWZ MTQ IMY ZWE TGO VCT GAB BHR KEN NLD DNK AGO IRL GMB PHL JOR MAC TCD \
    VIR SUR ROM MUS LAO TTO KWT TWN PYF FIN HTI MCO BFA CYP SVK CRI SLE SOM WSM MLI MNP MYT BMU LIE TCA \
    GUM AZE VUT ABW COK ALB BTN GEO CIV GNB CPV GUF KGZ DJI SHN LBR HKG VGB AND BEL PRY ECU PLW NIU COD \
    AIA BGR MKD DZA ARG LSO CUB BIH PNG MTN SWE BWA GRD SPM ERI BOL IDN COM GNQ SRB ISL THA LUX NOR KAZ \
    LBY NAM MAR SSD MDV URY ESH MWI SGP ARM BLZ KIR CHL MHL PRI TKM MDA SYC REU TMP GLP ARE GUY ASM ZMB \
    COL VEN SVN VAT LCA NIC TJK SLV TZA COG SMR LKA VNM OMN NRU";

/// A way in which a row is broken, or only looks odd.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// Cut after its seventh column: rejected.
    Truncated,
    /// With five columns too many: rejected.
    TooManyColumns,
    /// Nothing on the line: rejected.
    Blank,
    /// Dated on 31 February: rejected.
    NoSuchDay,
    /// With the event code `13y`: rejected.
    NoSuchCode,
    /// With a byte in a name that is not UTF-8: kept.
    NotUtf8,
    /// With one quote in a name: kept, for the format has no quoting.
    LoneQuote,
    /// Ending in CR LF: kept.
    CarriageReturn,
}

impl Fault {
    pub const ALL: [Self; 8] = [
        Self::Truncated,
        Self::TooManyColumns,
        Self::Blank,
        Self::NoSuchDay,
        Self::NoSuchCode,
        Self::NotUtf8,
        Self::LoneQuote,
        Self::CarriageReturn,
    ];
}

/// What to write.
#[derive(Clone, Debug)]
pub struct Plan {
    pub rows: u64,
    pub seed: u64,
    /// The share of rows with a [`Fault`], 0 to 1.
    pub malformed: f64,
    /// The layouts to take turns, by their number of columns: 57, 58 and 61.
    pub columns: Vec<usize>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            rows: 1000,
            seed: 1,
            malformed: 0.0,
            columns: vec![61],
        }
    }
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    pub bytes: u64,
    /// How many rows have which fault, in the order of [`Fault::ALL`].
    pub faults: [u64; 8],
    /// The rows that a reader must keep, by actor 1, actor 2, root and year, both states named.
    pub kept: u64,
    pub with_two_countries: u64,
}

/// `SplitMix64`: small, seeded, the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Picks ranks by Zipf's law with the exponent 1.05.
struct Zipf(Vec<f64>);

impl Zipf {
    fn new(n: usize) -> Self {
        let mut sum = 0.0;
        let weights = (1..=n).map(|rank| {
            sum += (rank as f64).powf(-1.05);
            sum
        });
        let cumulated: Vec<f64> = weights.collect();
        Self(cumulated.iter().map(|w| w / sum).collect())
    }

    fn pick(&self, dice: &mut Dice) -> usize {
        let at = dice.unit();
        self.0.partition_point(|&w| w < at).min(self.0.len() - 1)
    }
}

/// Days of the ten years from 2015, as `(year, month, day)`.
fn day_of(number: u64) -> (u64, u64, u64) {
    let mut left = number;
    let mut year = 2015;
    loop {
        let leap = u64::from(year % 4 == 0);
        if left < 365 + leap {
            let lengths = [31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                if left < length {
                    return (year, month, left + 1);
                }
                left -= length;
            }
        }
        left -= 365 + leap;
        year += 1;
    }
}

const DAYS: u64 = 3653;
const PLACES: [(&str, &str, &str); 8] = [
    ("Beijing, Beijing, China", "CH", "CH22"),
    ("Moscow, Moskva, Russia", "RS", "RS48"),
    (
        "Washington, District of Columbia, United States",
        "US",
        "USDC",
    ),
    ("Brussels, Bruxelles-Capitale, Belgium", "BE", "BE11"),
    ("Kyiv, Kyyiv, Misto, Ukraine", "UP", "UP12"),
    ("Minsk, Belarus (general), Belarus", "BO", "BO00"),
    ("Kuala Lumpur, Kuala Lumpur, Malaysia", "MY", "MY14"),
    ("Bucharest, Bucuresti, Romania", "RO", "RO10"),
];

/// Writes the rows of a plan.
///
/// # Errors
/// If the stream does not take them.
pub fn write_events(out: &mut impl Write, plan: &Plan) -> io::Result<Made> {
    let states: Vec<&str> = STATES.split_whitespace().collect();
    let codes: Vec<Cameo> = Cameo::listed_codes()
        .filter(|code| code.depth() > 0 && code.goldstein(CameoDataSet::Gdelt).is_some())
        .take(300)
        .collect();
    let (zipf_state, zipf_code) = (Zipf::new(states.len()), Zipf::new(codes.len()));
    let mut dice = Dice(plan.seed);
    let mut made = Made::default();
    let mut row = String::new();
    for number in 0..plan.rows {
        let columns = plan.columns[number as usize % plan.columns.len()];
        let fault = dice
            .chance(plan.malformed)
            .then(|| Fault::ALL[dice.below(Fault::ALL.len())]);
        let date = day_of(number * DAYS / plan.rows);
        let mut state = |empty: f64| {
            let pick = states[zipf_state.pick(&mut dice)];
            if dice.chance(empty) { "" } else { pick }
        };
        let actors = [state(0.40), state(0.52)];
        let code = codes[zipf_code.pick(&mut dice)];
        row.clear();
        let draw = Draw {
            number,
            date,
            actors,
            code,
            columns,
            fault,
        };
        event(&mut row, &mut dice, &draw);
        let bytes = broken(&row, fault);
        out.write_all(&bytes)?;
        made.bytes += bytes.len() as u64;
        if let Some(fault) = fault {
            made.faults[fault as usize] += 1;
        }
        if fault.is_none_or(|fault| fault as usize > Fault::NoSuchCode as usize) {
            made.kept += 1;
            let [a, b] = actors;
            made.with_two_countries += u64::from(!a.is_empty() && !b.is_empty() && a != b);
        }
    }
    out.flush()?;
    Ok(made)
}

/// What a row is to say.
struct Draw<'a> {
    number: u64,
    date: (u64, u64, u64),
    actors: [&'a str; 2],
    code: Cameo,
    columns: usize,
    fault: Option<Fault>,
}

fn event(row: &mut String, dice: &mut Dice, draw: &Draw<'_>) {
    let &Draw {
        number,
        date: (year, month, day),
        actors,
        code,
        columns,
        fault,
    } = draw;
    let (shown_month, shown_day) = if fault == Some(Fault::NoSuchDay) {
        (2, 31)
    } else {
        (month, day)
    };
    // OK because writing to a string does not fail.
    let _ = write!(
        row,
        "{}\t{year}{shown_month:02}{shown_day:02}\t{year}{month:02}\t{year}\t{year}.{:04}",
        900_000_000 + number,
        // As the data set does it: months of 30 days, years of 365.
        ((month - 1) * 30 + day) * 10_000 / 365,
    );
    for (which, actor) in actors.into_iter().enumerate() {
        let name = match (fault, which, actor) {
            (Some(Fault::NotUtf8), 0, _) => "S\u{1}O PAULO",
            (Some(Fault::LoneQuote), 0, _) => "THE \"CAPITAL",
            (_, _, "") => "",
            _ => "GOVERNMENT OF THE STATE",
        };
        let role = ["", "", "GOV", "MIL", "COP", "BUS"][dice.below(6)];
        let _ = write!(row, "\t{actor}{role}\t{name}\t{actor}\t\t\t\t\t{role}\t\t");
    }
    let code_text = if fault == Some(Fault::NoSuchCode) {
        "13y".to_owned()
    } else {
        code.to_string()
    };
    let quad = code
        .quad_class(CameoDataSet::Gdelt)
        .map_or(0, QuadClass::number);
    let goldstein = code.goldstein(CameoDataSet::Gdelt).unwrap_or_default();
    let mentions = 1 + dice.below(20);
    let _ = write!(
        row,
        "\t{}\t{code_text}\t{}\t{}\t{quad}\t{goldstein:.1}\t{mentions}\t1\t{mentions}\t{:.14}",
        dice.below(2),
        code.base(),
        code.root(),
        dice.unit() * 20.0 - 10.0,
    );
    for _ in 0..3 {
        let (name, country, adm1) = PLACES[dice.below(PLACES.len())];
        let adm2 = if columns == 61 { "\t17382" } else { "" };
        let (lat, long) = (dice.below(9000), dice.below(18000));
        let _ = write!(
            row,
            "\t4\t{name}\t{country}\t{adm1}{adm2}\t{}.{:02}\t{}.{:02}\t-{}",
            lat / 100,
            lat % 100,
            long / 100,
            long % 100,
            1_000_000 + dice.below(900_000),
        );
    }
    let _ = write!(row, "\t{year}{month:02}{day:02}");
    if columns == 61 {
        row.push_str("143000");
    }
    if columns > 57 {
        let _ = write!(
            row,
            "\thttps://www.example.org/news/foreign/{year}/{month:02}/{:016x}.html",
            dice.next()
        );
    }
}

/// The bytes of a row, broken as the fault says, with its line end.
fn broken(row: &str, fault: Option<Fault>) -> Vec<u8> {
    let mut bytes = row.as_bytes().to_vec();
    match fault {
        Some(Fault::Truncated) => {
            let tabs = row.match_indices('\t').map(|(at, _)| at);
            bytes.truncate(tabs.clone().nth(7).unwrap_or(0));
        }
        Some(Fault::TooManyColumns) => bytes.extend(b"\tfive\textra\t\t\tcolumns"),
        Some(Fault::Blank) => bytes.clear(),
        Some(Fault::NotUtf8) => {
            for byte in &mut bytes {
                if *byte == 1 {
                    *byte = 0xC3;
                }
            }
        }
        Some(Fault::CarriageReturn) => bytes.push(b'\r'),
        _ => {}
    }
    bytes.push(b'\n');
    bytes
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let usage = "make_events ROWS FILE [--seed N] [--malformed SHARE] [--columns 57,58,61]";
    let (rows, path) = (words.next().ok_or(usage)?, words.next().ok_or(usage)?);
    let mut plan = Plan {
        rows: rows.parse()?,
        ..Plan::default()
    };
    while let Some(option) = words.next() {
        let value = words.next().ok_or(usage)?;
        match option.as_str() {
            "--seed" => plan.seed = value.parse()?,
            "--malformed" => plan.malformed = value.parse()?,
            "--columns" => {
                plan.columns = value.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
            _ => return Err(usage.into()),
        }
    }
    let file = std::fs::File::create(&path)?;
    let made = write_events(&mut BufWriter::with_capacity(1 << 20, file), &plan)?;
    println!(
        "{path}: {} rows, {} bytes, {} to keep",
        plan.rows, made.bytes, made.kept
    );
    for (fault, rows) in Fault::ALL.iter().zip(made.faults) {
        if rows > 0 {
            println!("  {rows} rows {fault:?}");
        }
    }
    Ok(())
}
