//! POLECAT: each fault of the files has its own made-up row.

use interstate::code::Plover;
use interstate::read::polecat::PolecatOptions;
use interstate::read::{Defect, ReadAccount, Remark};

/// Day, event and dyads of each row, and the report.
fn read(file: &[u8]) -> (Vec<String>, ReadAccount) {
    let mut reader = PolecatOptions::new().reader(file).unwrap();
    let mut events = Vec::new();
    reader
        .for_each(|event| {
            let dyads: Vec<String> = event.dyads().map(|dyad| dyad.to_string()).collect();
            events.push(format!(
                "{} {} {}",
                event.date(),
                event.plover(),
                dyads.join(" ")
            ));
        })
        .unwrap();
    (events, reader.account().clone())
}

const EVENTS: [&str; 3] = [
    "2022-02-04 CONSULT RUS→CHN",
    "2022-05-24 COOPERATE CHN→RUS",
    "2022-06-03 SANCTION ",
];

#[test]
fn the_columns_of_the_handbook_are_read() {
    let file = include_bytes!("../corpus/polecat.tsv");
    let (events, report) = read(file);
    assert_eq!(events, EVENTS);
    let expected = format!(
        "3 rows, 3 kept, 0 rejected; {} bytes\n  kept: 1 without_two_states (line 4: {:?})\n",
        file.len(),
        "SYN20220603-0003_SANCTION_W\t2022-06-03\tSANCTION\twithdraw\t-6.…"
    );
    assert_eq!(report.to_string(), expected);

    let mut reader = PolecatOptions::new().reader(&file[..]).unwrap();
    let event = reader.next_event().unwrap().unwrap();
    assert_eq!(event.id().unwrap(), "SYN20220204-0001_CONSULT_R");
    assert_eq!(event.plover(), Plover::Consult);
    assert_eq!(event.mode().unwrap().as_deref(), Some("visit"));
    assert_eq!(event.intensity().unwrap(), Some(4.0));
    assert_eq!(event.contexts().unwrap().as_deref(), Some("diplomatic"));
    assert_eq!(event.cell("Recipient COW").unwrap().as_deref(), Some("710"));
    assert_eq!(event.published().unwrap().to_string(), "2022-02-04");
}

#[test]
fn empty_columns_at_the_end_change_nothing() {
    let (events, report) = read(include_bytes!("../corpus/polecat_extra_tabs.tsv"));
    assert_eq!(events, EVENTS);
    assert_eq!(report.rejected(), 0);

    // The tabs behind the rows alone, and behind the header alone.
    let plain = include_str!("../corpus/polecat.tsv");
    let (header, rows) = plain.split_once('\n').unwrap();
    let tabs = format!("{header}\n{}", rows.replace('\n', "\t\t\n"));
    let (events, report) = read(tabs.as_bytes());
    assert_eq!(events, EVENTS);
    assert_eq!(report.remarked(Remark::EmptyCells).rows(), 3);
    let (events, report) = read(format!("{header}\t\t\n{rows}").as_bytes());
    assert_eq!(events, EVENTS);
    assert_eq!(report.remarks().count(), 1);
}

#[test]
fn a_header_with_columns_that_rows_lack_is_read_as_if_it_did_not_name_them() {
    let plain = include_str!("../corpus/polecat.tsv");
    let longer = plain.replacen("Source\tPub", "Source\tHeadline\tPub", 1);
    let (events, report) = read(longer.as_bytes());
    assert_eq!(events, EVENTS);
    assert_eq!(report.remarked(Remark::HeaderLonger).rows(), 3);
    let reader = PolecatOptions::new().reader(longer.as_bytes()).unwrap();
    assert_eq!(reader.unknown_columns().collect::<Vec<_>>(), ["Headline"]);

    // Where a row has the cell, all stand under their names, and the two forms may be mixed.
    let with_cell = longer.replacen(
        "synthetic\t2022-02-04",
        "synthetic\tA headline\t2022-02-04",
        1,
    );
    let (events, report) = read(with_cell.as_bytes());
    assert_eq!(events, EVENTS);
    assert_eq!(report.remarked(Remark::HeaderLonger).rows(), 2);
    assert_eq!(report.layouts().collect::<Vec<_>>(), [(40, 2), (41, 1)]);

    // With the columns in another order nobody can tell which cell a row lacks.
    let (header, rows) = longer.split_once('\n').unwrap();
    let mut names: Vec<&str> = header.split('\t').collect();
    names.swap(0, 1);
    let file = format!("{}\n{rows}", names.join("\t"));
    let (events, report) = read(file.as_bytes());
    assert_eq!(events, [""; 0]);
    assert_eq!(report.rejected_for(Defect::ColumnCount).rows(), 3);
}

/// A file of the few columns that cannot be missing, and a row with these cells.
fn row(date: &str, plover: &str, from: &str, to: &str, published: &str) -> String {
    format!(
        "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tPublication Date\n\
         x1\t{date}\t{plover}\t{from}\t{to}\t{published}\n"
    )
}

#[test]
fn several_states_in_a_cell_are_as_many_dyads() {
    let (events, report) =
        read(row("2022-05-24", "CONSULT", "CHN;RUS", "IRN; RUS;CHN;IRN", "").as_bytes());
    assert_eq!(
        events,
        ["2022-05-24 CONSULT CHN→IRN CHN→RUS RUS→IRN RUS→CHN"]
    );
    let noted = report.remarked(Remark::SeveralStates);
    assert_eq!((noted.rows(), noted.examples()[0].found()), (1, "CHN;RUS"));
}

#[test]
fn the_word_none_is_no_value() {
    let (events, report) = read(row("None", "CONSULT", "CHN", "RUS", "2022-02-04").as_bytes());
    assert_eq!(events, ["[..2022-02-04] CONSULT CHN→RUS"]);
    assert_eq!(report.remarked(Remark::NoEventDay).rows(), 1);
    // Neither day.
    let (events, report) = read(row("None", "CONSULT", "CHN", "RUS", "None").as_bytes());
    assert_eq!(events, [""; 0]);
    assert_eq!(
        report.rejected_for(Defect::Missing).examples()[0].column(),
        Some("Event Date")
    );
    let (_, report) = read(row("2022-02-04", "CONSULT", "None", "RUS;None", "").as_bytes());
    assert_eq!(
        report
            .remarks()
            .map(|(remark, _)| remark)
            .collect::<Vec<_>>(),
        [Remark::WithoutTwoStates]
    );
}

#[test]
fn what_is_no_word_of_this_version_is_rejected_and_an_unknown_state_is_told() {
    for plover in ["CRIME", "DEMAND", "consult", "040"] {
        let (events, report) = read(row("2022-02-04", plover, "CHN", "RUS", "").as_bytes());
        assert_eq!(events, [""; 0]);
        let noted = report.rejected_for(Defect::Code);
        assert_eq!(
            (noted.examples()[0].column(), noted.examples()[0].found()),
            (Some("Event Type"), plover)
        );
    }
    let (_, report) = read(row("2022-02-04", "AID", "QQQ", "RUS", "").as_bytes());
    assert_eq!(
        report.remarked(Remark::UnknownActor).examples()[0].found(),
        "QQQ"
    );
    // The scheme of the column is ISO: COW's AUS is Austria, and here it is Australia.
    let (events, _) = read(row("2022-02-04", "AID", "AUS", "XKX", "").as_bytes());
    assert_eq!(events, ["2022-02-04 AID AUS→XKX"]);
}

#[test]
fn a_single_quote_and_bytes_of_another_encoding_harm_nobody() {
    let mut file =
        b"Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Country\n"
            .to_vec();
    file.extend(b"x1\t2022-02-04\tAID\tCote d'Ivoire's \"office\tCIV\tFRA\n");
    file.extend(b"x2\t2022-02-04\tAID\tC\xF4te d'Ivoire\tCIV\tFRA\n");
    let (events, _) = read(&file);
    assert_eq!(events, ["2022-02-04 AID CIV→FRA"; 2]);
    let mut reader = PolecatOptions::new().reader(&file[..]).unwrap();
    reader.next_event().unwrap();
    let event = reader.next_event().unwrap().unwrap();
    assert_eq!(
        event.cell("Actor Name").unwrap_err().to_string(),
        "line 3, column \"Actor Name\": not UTF-8 at byte 1 of the cell"
    );
}

#[test]
fn an_invented_layout_is_refused() {
    // Columns of a sample that goes round and is no POLECAT file.
    let file = "event_id\tstory_date\tsource\tevent_type\n";
    assert_eq!(
        PolecatOptions::new()
            .reader(file.as_bytes())
            .unwrap_err()
            .to_string(),
        "line 1: a header of POLECAT without \"Event Date\", \"Actor Country\", \"Recipient Country\""
    );
}
