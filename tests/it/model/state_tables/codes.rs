//! `src/state/table/codes.rs`.

use super::{HEAD, Row, camel, places, rows, span};
use std::collections::HashMap;
use std::fmt::Write;

/// One spell of a code.
#[derive(Clone)]
struct Spell {
    code: String,
    state: Option<usize>,
    from: String,
    to: String,
    certainty: String,
    /// `Names`, `Also` (another code of the state goes first) or `No` (a region or a place).
    role: &'static str,
    label: String,
    kind: String,
}

fn spells_of(
    file: &str,
    code: &str,
    places: &HashMap<String, usize>,
    keep: impl Fn(&Row) -> bool,
) -> Vec<Spell> {
    let none = String::new();
    let mut all: Vec<Spell> = rows(file)
        .iter()
        .filter(|r| keep(r) && !r[code].is_empty())
        .map(|r| {
            let kind = r.get("kind").map_or("state", String::as_str);
            let state = r["state"].as_str();
            let role = match kind {
                "region" | "place" | "area" | "water" => "No",
                "part" => "Also",
                _ if r.get("status").is_some_and(|s| s == "in-use") => "Also",
                _ if r.get("list").is_some_and(|l| l == "phoenix") && primary_elsewhere(state) => {
                    "Also"
                }
                _ => "Names",
            };
            Spell {
                code: r[code].clone(),
                state: places.get(state).copied(),
                from: r.get("from").unwrap_or(&none).clone(),
                to: r.get("to").unwrap_or(&none).clone(),
                certainty: r
                    .get("certainty")
                    .cloned()
                    .unwrap_or_else(|| "sourced".into()),
                role,
                label: if role == "No" {
                    let text = r.get("label").unwrap_or(&r["note"]);
                    let text = text.split(['(', ';']).next().unwrap();
                    text.replace(", claimed by several states", "")
                        .replace(", in GDELT only", "")
                        .trim()
                        .into()
                } else {
                    none.clone()
                },
                kind: kind.into(),
            }
        })
        .collect();
    all.sort_by(|x, y| (&x.code, &x.from).cmp(&(&y.code, &y.from)));
    // A state that keeps a code while another of its codes changes has one spell of it, not two.
    let mut merged: Vec<Spell> = Vec::new();
    for spell in all {
        match merged.last_mut() {
            Some(last)
                if last.code == spell.code
                    && last.state == spell.state
                    && follows(&last.to, &spell.from) =>
            {
                last.to = spell.to;
                if last.certainty == "sourced" {
                    last.certainty = spell.certainty;
                }
            }
            _ => merged.push(spell),
        }
    }
    merged
}

/// Whether a spell that begins on `from` goes on where one ends on `to`.
fn follows(to: &str, from: &str) -> bool {
    let next = |day: &str| {
        day.parse::<chrono::NaiveDate>()
            .ok()
            .and_then(|d| d.succ_opt())
    };
    !to.is_empty() && (to == from || next(to).is_some_and(|d| d.to_string() == from))
}

/// Whether the list of GDELT has a code for this state, so that the one of Phoenix is a second.
fn primary_elsewhere(state: &str) -> bool {
    rows("cameo.csv")
        .iter()
        .any(|r| r["state"] == state && r["list"] == "gdelt")
}

/// The factor of the hash of `src/state/lookup.rs` with the fewest steps over slots that are taken.
fn factor(codes: &[&str], slots: usize) -> u32 {
    let packed = |code: &&str| {
        let mut bytes = [0; 4];
        bytes[..code.len()].copy_from_slice(code.as_bytes());
        bytes[3] = u8::try_from(code.len()).unwrap();
        u32::from_le_bytes(bytes)
    };
    let codes: Vec<u32> = codes.iter().map(packed).collect();
    // `None` where they are more than the fewest so far.
    let steps = |factor: u32, fewest: u32| {
        let mut taken = vec![false; slots];
        let mut steps = 0;
        for code in &codes {
            let mut at = code.wrapping_mul(factor) as usize >> 22;
            while taken[at & (slots - 1)] {
                at += 1;
                steps += 1;
            }
            if steps > fewest {
                return None;
            }
            taken[at & (slots - 1)] = true;
        }
        Some(steps)
    };
    let mut factor: u32 = 1;
    let mut best = (u32::MAX, 0);
    for _ in 0..8000 {
        factor = factor.wrapping_mul(0x0019_660d).wrapping_add(0x3c6e_f35f) | 1;
        if let Some(steps) = steps(factor, best.0) {
            best = best.min((steps, factor));
        }
    }
    best.1
}

fn scheme_table(out: &mut String, name: &str, what: &str, spells: &[Spell]) {
    let mut codes: Vec<&str> = spells.iter().map(|s| s.code.as_str()).collect();
    codes.dedup();
    assert!(codes.is_sorted_by(|a, b| a < b));
    let mut starts: Vec<usize> = codes
        .iter()
        .map(|c| spells.iter().position(|s| s.code == *c).unwrap())
        .collect();
    starts.push(spells.len());
    let mut by_state: Vec<usize> = (0..spells.len())
        .filter(|&i| spells[i].role != "No" && spells[i].state.is_some())
        .collect();
    by_state.sort_by_key(|&i| (spells[i].state, i));
    let list = |numbers: &[usize]| {
        numbers
            .iter()
            .map(usize::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let width = codes.iter().map(|c| c.len()).max().unwrap();
    let mut text = String::new();
    for code in &codes {
        write!(text, "{code:width$}").unwrap();
    }
    writeln!(out, "\nconst {name}_CODES: &str = {text:?};").unwrap();
    writeln!(
        out,
        "static {name}_SPELLS: [SpellRow; {}] = [",
        spells.len()
    )
    .unwrap();
    for s in spells {
        let state = s.state.map_or("NONE".into(), |p| p.to_string());
        writeln!(
            out,
            "    SpellRow::new({state}, Role::{}, TableCertainty::{}, {}),",
            s.role,
            camel(&s.certainty),
            span(&s.from, &s.to)
        )
        .unwrap();
    }
    out.push_str("];\n");
    writeln!(
        out,
        "static {name}_STARTS: [u16; {}] = [{}];",
        starts.len(),
        list(&starts)
    )
    .unwrap();
    // Letters are spread thinner than numbers: they are what files of millions of rows have.
    let slots = if codes[0].len() == 3 && codes[0] > "A" {
        1024
    } else {
        512
    };
    let factor = factor(&codes, slots);
    let factor = format!("0x{:04x}_{:04x}", factor >> 16, factor & 0xffff);
    writeln!(
        out,
        "static {name}_SLOTS: [Slot; {slots}] = slots({name}_CODES, {width}, &{name}_STARTS, &{name}_SPELLS, {factor});"
    )
    .unwrap();
    writeln!(out, "\n/// {what}").unwrap();
    writeln!(
        out,
        "pub(in crate::state) static {name}: SchemeTable = SchemeTable {{"
    )
    .unwrap();
    writeln!(out, "    codes: {name}_CODES,\n    width: {width},\n    spells: &{name}_SPELLS,\n    starts: &{name}_STARTS,\n    slots: &{name}_SLOTS,\n    factor: {factor},").unwrap();
    writeln!(out, "    by_state: &[{}],", list(&by_state)).unwrap();
    let labels: Vec<String> = spells
        .iter()
        .filter(|s| s.role == "No")
        .map(|s| {
            let place = codes.binary_search(&s.code.as_str()).unwrap();
            format!("({place}, {:?}, {:?})", s.kind, s.label)
        })
        .collect();
    writeln!(out, "    labels: &[{}],\n}};", labels.join(", ")).unwrap();
}

pub(super) fn code_table() -> String {
    let places = places();
    let mut out = format!(
        "//! The codes of each scheme, with their spells.\n{HEAD}\nuse crate::state::certainty::TableCertainty;\nuse crate::state::day::{{ANY, NOW, day, month, year}};\nuse crate::state::lookup::{{NONE, Role, SchemeTable, Slot, SpellRow, slots}};\n"
    );
    let official = |r: &Row| r["status"] == "official";
    let newest = |r: &Row| r["edition"] != "2016";
    let older = |r: &Row| r["edition"] != "2024";
    let all = |_: &Row| true;
    let tables: [(&str, &str, Vec<Spell>); 12] = [
        (
            "ISO_PAIRS",
            "Alpha-2 of ISO 3166-1, living and withdrawn.",
            spells_of("iso_spells.csv", "alpha2", &places, official),
        ),
        (
            "ISO_TRIPLES",
            "Alpha-3 of ISO 3166-1, living and withdrawn.",
            spells_of("iso_spells.csv", "alpha3", &places, official),
        ),
        (
            "ISO_PAIRS_EXTENDED",
            "The same, and the pairs that files write beside them.",
            spells_of("iso_spells.csv", "alpha2", &places, all),
        ),
        (
            "ISO_TRIPLES_EXTENDED",
            "The same, and the triples that files write beside them.",
            spells_of("iso_spells.csv", "alpha3", &places, all),
        ),
        (
            "ISO_NUMBERS",
            "Numbers of ISO 3166-1, living and withdrawn.",
            spells_of("iso_spells.csv", "numeric", &places, official),
        ),
        (
            "COW",
            "Numbers of the COW state system.",
            spells_of("cow_spells.csv", "cow_num", &places, newest),
        ),
        (
            "COW_LETTERS",
            "Abbreviations of the COW state system, edition 2024.",
            spells_of("cow_spells.csv", "cow_abb", &places, newest),
        ),
        (
            "COW_OLDER_LETTERS",
            "Abbreviations of the COW state system, edition 2016.",
            spells_of("cow_spells.csv", "cow_abb", &places, older),
        ),
        (
            "GW",
            "Numbers of Gleditsch and Ward, with the microstates.",
            spells_of("gw_spells.csv", "gw_num", &places, all),
        ),
        (
            "GW_LETTERS",
            "Abbreviations of Gleditsch and Ward, with the microstates.",
            spells_of("gw_spells.csv", "gw_abb", &places, all),
        ),
        (
            "FIPS",
            "FIPS 10-4 and its successor.",
            spells_of("fips.csv", "fips", &places, all),
        ),
        (
            "CAMEO",
            "Country codes of CAMEO.",
            spells_of("cameo.csv", "code", &places, all),
        ),
    ];
    for (name, what, spells) in &tables {
        scheme_table(&mut out, name, what, spells);
    }
    out
}
