//! A sample of each published file. Rows are made up, but for GDELT's.

use super::super::headed::READERS;

/// A row of so many cells, some of them filled.
fn cells(number: usize, mark: char, filled: &[(usize, &str)]) -> Vec<u8> {
    let mut cells = vec![""; number];
    for (at, cell) in filled {
        cells[*at] = cell;
    }
    (cells.join(&mark.to_string()) + "\n").into_bytes()
}

pub(super) fn corpus(file: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/it/corpus/{file}", crate::common::ROOT)).unwrap()
}

fn data(file: &str) -> Vec<u8> {
    std::fs::read(format!("{}/data/{file}", crate::common::ROOT)).unwrap()
}

pub(super) const MIDI: &str = "dispnum,incidnum,stday,stmon,styear,endday,endmon,endyear,duration,tbi,fatality,fatalpre,action,hostlev,numa,version\n\
                    9551,9551010,18,10,1993,18,10,1993,1,-9,0,0,1,2,1,5\n";
pub(super) const MIDIP: &str = "dispnum,incidnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,insidea,sidea,fatality,fatalpre,action,hostlev,revtype1,revtype2,version\n\
                     9551,9551001,\"USA\",2,16,7,1992,16,7,1992,1,1,2,0,7,3,2,0,5\n";
pub(super) const MIDA_4: &str = "dispnum3,dispnum4,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,hiact,hostlev,recip,numa,numb,ongo2010,version\n";

/// Samples by what they are called.
pub(super) fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let mention = [
        (0, "881990832"),
        (1, "20191024143000"),
        (2, "20191024143000"),
        (3, "1"),
        (11, "50"),
    ];
    let gkg = [
        (0, "20191024143000-0"),
        (1, "20191024143000"),
        (2, "1"),
        (3, "example.org"),
    ];
    let phoenix = [
        (0, "9_1"),
        (1, "20191024"),
        (2, "2019"),
        (3, "10"),
        (4, "24"),
        (5, "CHN"),
    ];
    let mut all = vec![
        ("GDELT events", data("gdelt_v1_20141124_100rows.export.CSV")),
        ("GDELT events", data("gdelt_v2_20191024143000_subset.export.CSV")),
        ("GDELT 2 mentions", cells(16, '\t', &mention)),
        ("GDELT 2 GKG", cells(27, '\t', &gkg)),
        ("GDELT 1 GKG", b"DATE\tNUMARTS\tCOUNTS\tTHEMES\tLOCATIONS\tPERSONS\tORGANIZATIONS\tTONE\tCAMEOEVENTIDS\tSOURCES\tSOURCEURLS\n".to_vec()),
        ("GDELT 1 GKG counts", b"DATE\tNUMARTS\tCOUNTTYPE\tNUMBER\tOBJECTTYPE\n".to_vec()),
        ("GDELT 1 reduced", b"Date\tSource\tTarget\tCAMEOCode\tNumEvents\tNumArts\tQuadClass\tGoldstein\n".to_vec()),
        ("Phoenix", cells(26, '\t', &phoenix)),
        ("ICEWS", corpus("icews.tab")),
        ("ICEWS", corpus("icews_2017.tsv")),
        ("POLECAT", corpus("polecat_extra_tabs.tsv")),
        ("UCDP dyads", b"dyad_id,conflict_id,location,side_a,side_a_id,side_b,side_b_id,incompatibility,year,intensity_level,type_of_conflict\n".to_vec()),
        ("UCDP/PRIO armed conflicts", b"conflict_id,location,side_a,side_b,incompatibility,year,intensity_level,type_of_conflict\n".to_vec()),
        ("UCDP battle-related deaths", b"conflict_id,dyad_id,location_inc,side_a,side_b,year,bd_best,bd_low,bd_high\n".to_vec()),
        ("MIDI", MIDI.into()),
        ("MIDIP", MIDIP.into()),
        ("MIDA of version 4", MIDA_4.into()),
        ("MIDB of version 4", b"dispnum3,dispnum4,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea\n".to_vec()),
        ("MIDI of version 4", b"DispNum3,IncidNum3,DispNum4,IncidNum4,StDay,StMon,StYear\n".to_vec()),
        ("MIDIP of version 4", b"dispnum3,incidnum3,dispnum4,incidnum4,stabb,ccode,stday\n".to_vec()),
        ("dyadic MIDs of COW", b"disno,dyindex,statea,stateb,strtday,strtmnth,strtyr\n".to_vec()),
        ("dyadic MIDs", b"dispnum,ccode1,ccode2,year,midonset\n".to_vec()),
        ("a ledger", data("china_russia.csv")),
        ("a ledger", b"id,start,kind,parties\n".to_vec()),
        ("listings of sanctions", b"id,entity,program,provisions,listing_date\n1,firm,EU-RUS,asset_freeze,2023-06-23\n".to_vec()),
        ("JSON lines of a ledger", b"{\"coverage\":\"every day\"}\n{\"id\":\"a\",\"kind\":\"call\",\"when\":\"2022-10\",\"parties\":[\"CHN\",\"RUS\"]}\n".to_vec()),
        ("a list of JSON", b"[{\"id\":1}]\n".to_vec()),
        ("an Excel workbook (.xlsx)", [&b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\x08\x02"[..], b"[Content_Types].xml"].concat()),
        ("an open document workbook (.ods)", [&b"PK\x03\x04\x14\0\0\x08\0\0\0\0!\0\x85\x6c\x39\x8a\x2e\0\0\0\x2e\0\0\0\x08\0\0\0"[..], b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"].concat()),
        ("an Excel workbook (.xls)", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec()),
        ("an Apache Parquet file (.parquet)", b"PAR1\x15\x04\x15\0".to_vec()),
        ("a file of R (.rda)", b"RDX3\nX\n\0\0\0\x03".to_vec()),
        ("a file of R (.rds)", b"X\n\0\0\0\x03\0".to_vec()),
        ("a file of Stata (.dta)", b"<stata_dta><header>".to_vec()),
        ("a data base (.sqlite)", b"SQLite format 3\0\x10\0".to_vec()),
        ("a gzip file", corpus("archives/gdelt.gz")),
        ("a zip file", corpus("archives/gdelt.zip")),
        ("an xz file", b"\xFD7zXZ\0\0\x04".to_vec()),
        ("a bzip2 file (.bz2)", b"BZh91AY&SY".to_vec()),
        ("a PDF file", b"%PDF-1.7\n".to_vec()),
        ("a web page or XML", b"<!DOCTYPE html>\n<html>\n".to_vec()),
        ("text in UTF-16", b"\xFF\xFEi\0d\0,\0".to_vec()),
        ("text in UTF-16", b"i\0d\0,\0".to_vec()),
    ];
    all.extend(READERS.map(|(name, _, file)| (name, file.to_vec())));
    all
}
