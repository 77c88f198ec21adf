//! What a file starts with tells which list it is.

use super::path;
use interstate::read::sanctions::ListForm;
use std::collections::BTreeSet;

const FORMS: &[(ListForm, &[&str])] = &[
    (ListForm::SecoXml, &["seco.xml"]),
    (ListForm::FtmJson, &["ftm.json"]),
    (ListForm::EuCsv, &["eu.csv"]),
    (ListForm::EuXml, &["eu.xml"]),
    (ListForm::UkCsv, &["uk.csv"]),
    (ListForm::UkXml, &["uk.xml"]),
    (ListForm::ConList, &["conlist.csv"]),
    (
        ListForm::UnXml,
        &["un.xml", "vintage_un_1.xml", "vintage_un_2.xml"],
    ),
    (
        ListForm::OfacMain,
        &[
            "ofac_cons_prim.csv",
            "ofac_made_up_sdn.csv",
            "ofac_pair_sdn.csv",
            "ofac_sdn_2019_lf_sample.csv",
            "ofac_sdn_2021_sample.csv",
            "vintage_sdn_1.csv",
            "vintage_sdn_2.csv",
        ],
    ),
    (
        ListForm::OfacAddresses,
        &[
            "ofac_add_2021_sample.csv",
            "ofac_cons_add.csv",
            "ofac_made_up_add.csv",
            "ofac_pair_add.csv",
        ],
    ),
    (
        ListForm::OfacOtherNames,
        &[
            "ofac_alt_2021_sample.csv",
            "ofac_cons_alt.csv",
            "ofac_pair_alt.csv",
        ],
    ),
    (
        ListForm::OfacComments,
        &[
            "ofac_cons_comments.csv",
            "ofac_pair_comments.csv",
            "ofac_sdn_comments_2025.csv",
        ],
    ),
    (
        ListForm::OfacAdvancedXml,
        &["ofac_made_up_advanced.xml", "ofac_pair_advanced.xml"],
    ),
    (ListForm::CslCsv, &["csl_pair.csv", "us_csl_sample.csv"]),
    (ListForm::CslJson, &["csl_pair.json"]),
];

/// The files of the folder that are no lists: cases of regimes, counts, programs.
const OTHERS: &[&str] = &["gsdb.csv", "ofac_delta.xml", "ties.csv"];

#[test]
fn each_list_of_the_corpus_is_told_whatever_it_is_called() {
    let forms: Vec<ListForm> = FORMS.iter().map(|(form, _)| *form).collect();
    assert_eq!(forms, ListForm::ALL);
    for (form, names) in FORMS {
        for name in *names {
            assert_eq!(
                ListForm::of_path(path(name)).unwrap(),
                Some(*form),
                "{name}"
            );
            let bytes = std::fs::read(path(name)).unwrap();
            let start = &bytes[..bytes.len().min(4096)];
            assert_eq!(ListForm::recognise(start), Some(*form), "{name}");
            let marked = [b"\xEF\xBB\xBF", start].concat();
            assert_eq!(ListForm::recognise(&marked), Some(*form), "{name}");
        }
    }
}

#[test]
fn what_is_no_list_is_none() {
    for other in OTHERS {
        assert_eq!(ListForm::of_path(path(other)).unwrap(), None, "{other}");
    }
    for other in [
        "",
        "\u{FEFF}",
        " \n\n",
        "<",
        "<!-- swiss-sanctions-list",
        "<!DOCTYPE html>\n<html><Sanctions>",
        "<?xml version=\"1.0\"?><rss><export/></rss>",
        "{}",
        "{\"results\":[]",
        "[{\"schema\":\"Person\",\"properties\":{}}]",
        "1,2",
        "name,day\nA,2024-01-01\n",
        "2021,4,A,B,C,D,E,F,G,H,I,J\n",
        "\"36",
        "PK\u{3}\u{4}",
    ] {
        assert_eq!(ListForm::recognise(other.as_bytes()), None, "{other:?}");
    }
    let names = std::fs::read_dir(path("")).unwrap();
    let names: BTreeSet<String> = names
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            [".csv", ".json", ".xml"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .filter(|name| !name.contains("expected"))
        .collect();
    let known = FORMS.iter().flat_map(|(_, names)| *names).chain(OTHERS);
    let known: BTreeSet<String> = known.map(|name| (*name).to_owned()).collect();
    assert_eq!(names, known, "a file of the folder is in no test of forms");
}

#[test]
fn a_start_cut_anywhere_is_of_its_form_or_of_none() {
    for (form, names) in FORMS {
        let bytes = std::fs::read(path(names[0])).unwrap();
        for end in (0..bytes.len().min(2000)).step_by(13) {
            let told = ListForm::recognise(&bytes[..end]);
            // A row that is cut has fewer cells, as other files of a set have.
            let of_set = |form: ListForm| {
                form.to_string().starts_with("ofac_") && form != ListForm::OfacAdvancedXml
            };
            let is_well = told.is_none_or(|told| told == *form || (of_set(told) && of_set(*form)));
            assert!(is_well, "{form} cut at {end}: {told:?}");
        }
    }
}
