//! The notices of the Federal Register that a row names, in the three shapes that the lists have.

use crate::sanction::LegalActId;

/// The notices of a cell: those by volume and page, in their order, and whether it names others.
///
/// `82 F.R. 48792 10/20/2017`, `66 FR 24266, 77 FR 58006 (no. 182)`, and several without anything between; `Vol. 83, No. 91, 05/10/2018`,
/// which names an issue and no page.
pub(super) fn notices(text: &str) -> Vec<(u16, u32)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('F') {
        let (before, after) = rest.split_at(at);
        let mark = ["F.R.", "FR", "F. R.", "F.R"];
        let mark = mark.iter().find_map(|mark| after.strip_prefix(mark));
        if let Some(behind) = mark {
            let before = before.trim_end();
            let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
            let volume = before.get(before.len() - digits..);
            let behind = behind.trim_start();
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            let page = behind.get(..digits);
            if let (Some(Ok(volume)), Some(Ok(page))) =
                (volume.map(str::parse), page.map(str::parse))
            {
                found.push((volume, page));
            }
        }
        rest = after.get(1..).unwrap_or("");
    }
    found
}

/// Volume and number of an issue: `Vol. 83, No. 91, 05/10/2018`.
fn issue(text: &str) -> Option<(u16, u16)> {
    let (volume, rest) = text.trim().strip_prefix("Vol. ")?.split_once(", No. ")?;
    let number = rest.split_once(',').map_or(rest, |(number, _)| number);
    Some((volume.trim().parse().ok()?, number.trim().parse().ok()?))
}

/// The act of a listing: the earliest of its notices, since later ones amend it; and what the notice is, for the count of them.
pub(super) fn act(text: &str) -> Option<(LegalActId, &'static str, u64)> {
    let found = notices(text);
    if let Some((volume, page)) = found.iter().min() {
        let act = LegalActId::FederalRegister(*volume, *page);
        return Some((act, "by volume and page", found.len() as u64));
    }
    let (name, kind) = match issue(text) {
        Some((volume, number)) => (
            format!("Federal Register, vol. {volume}, no. {number}"),
            "by volume and issue",
        ),
        None => (text.trim().to_owned(), "in other words"),
    };
    // OK because a blank cell has no act, and a mark of doubt at its end none that can be cited.
    Some((LegalActId::other(&name).ok()?, kind, 1))
}
