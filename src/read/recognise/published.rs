//! The published files of the field: what tells each, and who reads it.

use super::cells::Look;
use super::kind::Published;

const NO_READER: &str = "no reader reads it";

/// The kinds, those first that others could be taken for.
pub(super) static ALL: [&Published; 31] = [
    &MIDA_4,
    &MIDB_4,
    &MIDI_4,
    &MIDIP_4,
    &MIDIP,
    &MIDI,
    &MID_DYADS,
    &MID_DYADIC,
    &MIDB,
    &MIDA,
    &UCDP_GED,
    &UCDP_DYADS,
    &UCDP_CONFLICTS,
    &UCDP_DEATHS,
    &ACLED,
    &ICEWS,
    &POLECAT,
    &MENTIONS,
    &GKG,
    &GKG_1,
    &GKG_COUNTS,
    &GDELT_REDUCED,
    &PHOENIX,
    &GDELT,
    &LEDGER,
    &LISTINGS,
    &GSDB,
    &TIES,
    &EU_LIST,
    &UK_LIST,
    &CON_LIST,
];

pub(in crate::read) static GDELT: Published = Published {
    name: "GDELT events",
    rows: "a row for each event as one story tells it",
    shape: "57, 58 or 61 columns between tabs",
    how: "read it by read::gdelt::GdeltOptions",
    mark: b'\t',
    header: &["GLOBALEVENTID", "SQLDATE"],
    without: &[],
    row: Some((&[57, 58, 61], &[(0, Look::Whole), (1, Look::Day)])),
};

pub(in crate::read) static MENTIONS: Published = Published {
    name: "GDELT 2 mentions",
    rows: "a row for each story that mentions an event",
    shape: "16 columns between tabs",
    how: "read it by read::gdelt::GdeltMentionOptions",
    mark: b'\t',
    header: &["GLOBALEVENTID", "EventTimeDate", "MentionTimeDate"],
    without: &[],
    row: Some((
        &[16],
        &[(0, Look::Whole), (1, Look::Minute), (2, Look::Minute)],
    )),
};

static GKG: Published = Published {
    name: "GDELT 2 GKG",
    rows: "a row for each story, with all that it names",
    shape: "27 columns between tabs",
    how: NO_READER,
    mark: b'\t',
    header: &["GKGRECORDID"],
    without: &[],
    row: Some((&[27], &[(0, Look::MinuteAndNumber), (1, Look::Minute)])),
};

static GKG_1: Published = Published {
    name: "GDELT 1 GKG",
    rows: "a row for each set of names in the stories of a day",
    shape: "11 columns between tabs",
    how: NO_READER,
    mark: b'\t',
    header: &["DATE", "NUMARTS", "THEMES"],
    without: &[],
    row: None,
};

static GKG_COUNTS: Published = Published {
    name: "GDELT 1 GKG counts",
    rows: "a row for each number that stories of a day name",
    shape: "columns between tabs",
    how: NO_READER,
    mark: b'\t',
    header: &["DATE", "NUMARTS", "COUNTTYPE"],
    without: &[],
    row: None,
};

static GDELT_REDUCED: Published = Published {
    name: "GDELT 1 reduced",
    rows: "a row for each day, pair of actors, code and place",
    shape: "17 columns between tabs",
    how: "no reader reads it; the files of 57 and 58 columns hold its events",
    mark: b'\t',
    header: &["Date", "Source", "Target", "CAMEOCode", "NumEvents"],
    without: &[],
    row: None,
};

static PHOENIX: Published = Published {
    name: "Phoenix",
    rows: "a row for each event",
    shape: "26 columns between tabs",
    how: NO_READER,
    mark: b'\t',
    header: &["source_root", "target_root", "root_code", "goldstein"],
    without: &[],
    row: Some((
        &[26],
        &[
            (1, Look::Day),
            (2, Look::Whole),
            (3, Look::Whole),
            (4, Look::Whole),
        ],
    )),
};

pub(in crate::read) static ICEWS: Published = Published {
    name: "ICEWS",
    rows: "a row for each event as one sentence tells it",
    shape: "20 columns between tabs",
    how: "read it by read::icews::IcewsOptions",
    mark: b'\t',
    header: &[
        "Event ID",
        "Event Date",
        "Source Country",
        "Event Text",
        "Target Country",
    ],
    without: &[],
    row: Some((&[20], &[(0, Look::Whole), (1, Look::IsoDay)])),
};

pub(in crate::read) static POLECAT: Published = Published {
    name: "POLECAT",
    rows: "a row for each event as one story tells it",
    shape: "40 columns between tabs",
    how: "read it by read::polecat::PolecatOptions",
    mark: b'\t',
    header: &[
        "Event ID",
        "Event Type",
        "Actor Country",
        "Recipient Country",
    ],
    without: &[],
    row: Some((&[40], &[(1, Look::IsoDay), (34, Look::IsoDay)])),
};

pub(in crate::read) static ACLED: Published = Published {
    name: "ACLED",
    rows: "a row for each event",
    shape: "31 columns between commas",
    how: "read it by read::acled::AcledOptions",
    mark: b',',
    header: &["event_id_cnty", "event_date", "sub_event_type"],
    without: &[],
    row: Some((
        &[31],
        &[(1, Look::IsoDay), (2, Look::Whole), (3, Look::OneToThree)],
    )),
};

pub(in crate::read) static UCDP_GED: Published = Published {
    name: "UCDP GED",
    rows: "a row for each event with a death",
    shape: "49 columns between commas",
    how: "read it by read::ucdp::UcdpOptions",
    mark: b',',
    header: &["type_of_violence", "date_start", "date_end"],
    without: &[],
    row: Some((
        &[49],
        &[(0, Look::Whole), (5, Look::OneToThree), (38, Look::IsoDay)],
    )),
};

static UCDP_DYADS: Published = Published {
    name: "UCDP dyads",
    rows: "a row for each dyad of a conflict and year",
    shape: "columns between commas",
    how: NO_READER,
    mark: b',',
    header: &["dyad_id", "conflict_id", "year", "intensity_level"],
    without: &[],
    row: None,
};

static UCDP_CONFLICTS: Published = Published {
    name: "UCDP/PRIO armed conflicts",
    rows: "a row for each conflict and year",
    shape: "columns between commas",
    how: NO_READER,
    mark: b',',
    header: &["conflict_id", "year", "intensity_level"],
    without: &["dyad_id"],
    row: None,
};

static UCDP_DEATHS: Published = Published {
    name: "UCDP battle-related deaths",
    rows: "a row for each conflict or dyad and year",
    shape: "columns between commas",
    how: NO_READER,
    mark: b',',
    header: &["conflict_id", "bd_best"],
    without: &[],
    row: None,
};

pub(in crate::read) static MIDA: Published = Published {
    name: "MIDA",
    rows: "a row for each dispute",
    shape: "20 columns between commas",
    how: "read it by read::mid::MidaOptions",
    mark: b',',
    header: &["dispnum", "hostlev"],
    without: &["ccode", "incidnum"],
    row: Some((&[20], &DISPUTE)),
};

const DISPUTE: [(usize, Look); 5] = [
    (0, Look::Whole),
    (1, Look::Signed),
    (2, Look::Signed),
    (3, Look::Whole),
    (18, Look::Signed),
];

pub(in crate::read) static MIDB: Published = Published {
    name: "MIDB",
    rows: "a row for each participant of a dispute",
    shape: "19 columns between commas",
    how: "read it by read::mid::MidbOptions",
    mark: b',',
    header: &["dispnum", "ccode"],
    without: &["incidnum"],
    row: Some((
        &[19],
        &[(0, Look::Whole), (1, Look::Letters), (2, Look::Whole)],
    )),
};

static MIDI: Published = Published {
    name: "MIDI",
    rows: "a row for each incident of a dispute",
    shape: "16 columns between commas",
    how: "no reader reads incidents; the disputes are in MIDA and MIDB",
    mark: b',',
    header: &["dispnum", "incidnum"],
    without: &["ccode"],
    row: Some((
        &[16],
        &[
            (0, Look::Whole),
            (1, Look::Whole),
            (2, Look::Signed),
            (4, Look::Whole),
            (15, Look::Whole),
        ],
    )),
};

static MIDIP: Published = Published {
    name: "MIDIP",
    rows: "a row for each participant of an incident",
    shape: "19 columns between commas",
    how: "no reader reads incidents; the disputes are in MIDA and MIDB",
    mark: b',',
    header: &["dispnum", "incidnum", "ccode"],
    without: &[],
    row: Some((
        &[19],
        &[(0, Look::Whole), (1, Look::Whole), (2, Look::Letters)],
    )),
};

const VERSION_4: &str = "version 4 numbers disputes by dispnum3 and dispnum4; of version 5 MIDA and MIDB are read, which number them by dispnum";

static MIDA_4: Published = Published {
    name: "MIDA of version 4",
    rows: "a row for each dispute",
    shape: "columns between commas",
    how: VERSION_4,
    mark: b',',
    header: &["dispnum3"],
    without: &["ccode", "incidnum3"],
    row: None,
};

static MIDB_4: Published = Published {
    name: "MIDB of version 4",
    rows: "a row for each participant of a dispute",
    shape: "columns between commas",
    how: VERSION_4,
    mark: b',',
    header: &["dispnum3", "ccode"],
    without: &["incidnum3"],
    row: None,
};

static MIDI_4: Published = Published {
    name: "MIDI of version 4",
    rows: "a row for each incident of a dispute",
    shape: "columns between commas",
    how: VERSION_4,
    mark: b',',
    header: &["dispnum3", "incidnum3"],
    without: &["ccode"],
    row: None,
};

static MIDIP_4: Published = Published {
    name: "MIDIP of version 4",
    rows: "a row for each participant of an incident",
    shape: "columns between commas",
    how: VERSION_4,
    mark: b',',
    header: &["dispnum3", "incidnum3", "ccode"],
    without: &[],
    row: None,
};

static MID_DYADS: Published = Published {
    name: "dyadic MIDs of COW",
    rows: "a row for each dyad of a dispute and year",
    shape: "columns between commas",
    how: "no reader reads it; mid::join makes dyads of MIDA and MIDB",
    mark: b',',
    header: &["disno", "statea", "stateb"],
    without: &[],
    row: None,
};

static MID_DYADIC: Published = Published {
    name: "dyadic MIDs",
    rows: "a row for each dyad of a dispute",
    shape: "columns between commas",
    how: "no reader reads it; mid::join makes dyads of MIDA and MIDB",
    mark: b',',
    header: &["dispnum", "ccode1", "ccode2"],
    without: &[],
    row: None,
};

pub(in crate::read) static LEDGER: Published = Published {
    name: "a ledger",
    rows: "a row for each interaction",
    shape: "columns between commas, semicolons or tabs, with id, start, kind and parties among them",
    how: "read it by read::ledger::LedgerOptions",
    mark: b',',
    header: &["id", "start", "kind", "parties"],
    without: &[],
    row: None,
};

pub(in crate::read) static LISTINGS: Published = Published {
    name: "listings of sanctions",
    rows: "a row for each listing",
    shape: "columns between commas, with id, entity, program, provisions and listing_date among them",
    how: "read them by read::listings::ListingsOptions",
    mark: b',',
    header: &["id", "entity", "program", "provisions", "listing_date"],
    without: &[],
    row: None,
};

pub(in crate::read) static GSDB: Published = Published {
    name: "the Global Sanctions Data Base",
    rows: "a row for each case",
    shape: "16 columns between commas",
    how: "read it by read::regimes::GsdbOptions, with the feature lists",
    mark: b',',
    header: &["case_id", "sanctioned_state", "sanctioning_state", "begin"],
    without: &[],
    row: None,
};

pub(in crate::read) static TIES: Published = Published {
    name: "Threat and Imposition of Economic Sanctions",
    rows: "a row for each case",
    shape: "67 columns between commas",
    how: "read it by read::regimes::TiesOptions, with the feature lists",
    mark: b',',
    header: &["caseid", "sender1", "targetstate", "imposition"],
    without: &[],
    row: None,
};

pub(in crate::read) static EU_LIST: Published = Published {
    name: "the Union's list of frozen assets",
    rows: "a row for each name, address or number of an entry",
    shape: "118 columns between semicolons",
    how: "read it by read::sanctions::EuCsvOptions, with the feature lists",
    mark: b';',
    header: &["fileGenerationDate", "Entity_LogicalId"],
    without: &[],
    row: None,
};

pub(in crate::read) static UK_LIST: Published = Published {
    name: "the Sanctions List of the United Kingdom",
    rows: "a row for each name and address of an entry",
    shape: "58 columns between commas, below the day of the list",
    how: "read it by read::sanctions::UkCsvOptions, with the feature lists",
    mark: b',',
    header: &["Unique ID", "Regime Name", "Sanctions Imposed"],
    without: &[],
    row: None,
};

pub(in crate::read) static CON_LIST: Published = Published {
    name: "the retired list of the United Kingdom",
    rows: "a row for each name and address of an entry",
    shape: "36 columns between commas, below the day of the list",
    how: "read it by read::sanctions::ConListOptions, with the feature lists",
    mark: b',',
    header: &["Group ID", "Group Type", "Listed On"],
    without: &[],
    row: None,
};
