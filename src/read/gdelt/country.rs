//! The countries of actors, by CAMEO's three letters.

use crate::state::actor::Actor;
use std::sync::LazyLock;

/// What a country code of an actor says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Country {
    /// The cell is empty.
    None,
    /// A state or a territory.
    Actor(Actor),
    /// A part of the world, or "the West".
    Region,
    /// Letters that the list does not have.
    Unknown,
}

/// Where CAMEO has other letters than the actor's text.
const OTHER_LETTERS: [(&str, &str); 12] = [
    ("ROM", "ROU"),
    ("MTN", "MNE"),
    ("TMP", "TLS"),
    ("IMY", "IMN"),
    ("WSB", "PSE"),
    ("GZS", "PSE"),
    ("BAG", "IRQ"),
    ("KSV", "XKX"),
    ("BUR", "MMR"),
    ("BYS", "BLR"),
    ("ZAR", "COD"),
    ("SSD", "SSD"),
];

const REGIONS: &str = "\
    AFR ASA BLK CAS CAU CEU CFR CRB EAF EEU EIN EUR LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN SEA WAF WST";

/// The place of three capital letters: 5 bits each.
#[inline]
fn place(code: [u8; 3]) -> Option<usize> {
    let mut place = 0;
    for letter in code {
        if !letter.is_ascii_uppercase() {
            return None;
        }
        place = place << 5 | usize::from(letter - b'A');
    }
    Some(place)
}

static TABLE: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let mut table = vec![Country::Unknown; 1 << 15];
    let mut put = |letters: &str, country| {
        let code = <[u8; 3]>::try_from(letters.as_bytes()).ok();
        if let Some(slot) = code.and_then(place).and_then(|at| table.get_mut(at)) {
            *slot = country;
        }
    };
    for actor in Actor::all().filter(|actor| actor.state().is_some()) {
        put(actor.text(), Country::Actor(actor));
    }
    for region in REGIONS.split_whitespace() {
        put(region, Country::Region);
    }
    for (letters, text) in OTHER_LETTERS {
        put(
            letters,
            text.parse().map_or(Country::Unknown, Country::Actor),
        );
    }
    table
});

/// What the cell of an actor's country says.
#[inline]
pub(super) fn country(cell: &[u8]) -> Country {
    if cell.is_empty() {
        return Country::None;
    }
    let at = <[u8; 3]>::try_from(cell).ok().and_then(place);
    at.and_then(|at| TABLE.get(at).copied())
        .unwrap_or(Country::Unknown)
}
