//! `src/state/table/relations.rs`.

use super::{HEAD, Row, actors, camel, edge, places, rows};
use std::collections::BTreeSet;
use std::fmt::Write;

pub(super) fn relation_table() -> String {
    let places = places();
    let codes: Vec<String> = actors().into_iter().map(|a| a.code).collect();
    let mut out = format!(
        "//! Who followed whom, who belonged where, who bore which name.\n{HEAD}\nuse crate::state::bloc::{{Membership, MembershipRole}};\nuse crate::state::certainty::TableCertainty;\nuse crate::state::day::{{NOW, Span, day, month, year}};\nuse crate::state::succession::{{Succession, SuccessionKind}};\n\n"
    );
    let successions = rows("successions.csv");
    writeln!(
        out,
        "pub(in crate::state) static SUCCESSIONS: [Succession; {}] = [",
        successions.len()
    )
    .unwrap();
    for r in &successions {
        writeln!(
            out,
            "    Succession {{ predecessor: {}, successor: {}, date: {}, kind: SuccessionKind::{}, certainty: TableCertainty::{} }},",
            places[&r["predecessor"]],
            places[&r["successor"]],
            edge(&r["date"], "ANY"),
            camel(&r["kind"]),
            camel(&r["certainty"])
        )
        .unwrap();
    }
    out += "];\n\n";
    let mut members: Vec<(usize, usize, String, Row)> = rows("organisations.csv")
        .into_iter()
        .map(|r| {
            let organisation = codes.binary_search(&r["organisation"]).unwrap();
            (organisation, places[&r["state"]], r["from"].clone(), r)
        })
        .collect();
    members.sort_by(|x, y| (x.0, x.1, &x.2).cmp(&(y.0, y.1, &y.2)));
    writeln!(
        out,
        "pub(in crate::state) static MEMBERSHIPS: [Membership; {}] = [",
        members.len()
    )
    .unwrap();
    for (organisation, state, _, r) in &members {
        writeln!(
            out,
            "    Membership {{ organisation: {organisation}, state: {state}, span: Span {{ from: {}, to: {} }}, role: MembershipRole::{}, certainty: TableCertainty::{}, disputed: {} }},",
            edge(&r["from"], "ANY"),
            edge(&r["to"], "NOW"),
            camel(&r["role"]),
            camel(&r["certainty"]),
            r["disputed"] == "membership"
        )
        .unwrap();
    }
    out += "];\n\n";
    let mut names = rows("names.csv");
    names.sort_by(|x, y| (places[&x["state"]], &x["from"]).cmp(&(places[&y["state"]], &y["from"])));
    writeln!(
        out,
        "pub(in crate::state) static BORNE: [(u16, Span, &str); {}] = [",
        names.len()
    )
    .unwrap();
    for r in &names {
        writeln!(
            out,
            "    ({}, Span {{ from: {}, to: {} }}, {:?}),",
            places[&r["state"]],
            edge(&r["from"], "ANY"),
            edge(&r["to"], "NOW"),
            r["name"]
        )
        .unwrap();
    }
    out += "];\n\n";
    let micro: BTreeSet<String> = rows("gw_spells.csv")
        .into_iter()
        .filter(|r| r["microstate"] == "y")
        .map(|r| r["gw_num"].clone())
        .collect();
    writeln!(
        out,
        "pub(in crate::state) static MICROSTATES: [&str; {}] = {micro:?};",
        micro.len()
    )
    .unwrap();
    out.replace("= {", "= [").replace("\"};", "\"];")
}
