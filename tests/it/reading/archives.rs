//! Files on disk: plain, gzip, zip, and damaged ones.

use interstate::ErrorCategory;
use interstate::read::open;
use std::path::{Path, PathBuf};

fn archive(name: &str) -> PathBuf {
    Path::new("it/corpus/archives").join(name)
}

/// A file with these bytes, for one test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Why a file is refused, without the words before.
fn refusal(path: &Path) -> String {
    let error = open(path).unwrap_err();
    assert_eq!(error.category(), ErrorCategory::File);
    let start = format!("cannot open {:?}: ", path.display().to_string());
    error.to_string().strip_prefix(&start).unwrap().to_owned()
}

#[test]
fn a_plain_file_is_given_as_it_is_however_short() {
    for bytes in [
        &b""[..],
        b"a",
        b"abc",
        b"PK",
        b"PK\x03",
        b"\x1f",
        b"a longer one",
    ] {
        let path = file("plain", bytes);
        let mut opened = open(&path).unwrap();
        assert_eq!(opened.length(), Some(bytes.len() as u64));
        let mut found = Vec::new();
        std::io::Read::read_to_end(&mut opened, &mut found).unwrap();
        assert_eq!(found, bytes);
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let absent = archive("absent.zip");
    assert_eq!(refusal(&absent), "no such file or folder");
    assert_eq!(refusal(&archive("")), "it is a folder, not a file");
}

#[cfg(not(feature = "archives"))]
#[test]
fn without_the_feature_a_compressed_file_is_refused_and_the_feature_named() {
    for (name, kind) in [
        ("gdelt.gz", "gzip"),
        ("gdelt.zip", "zip"),
        ("empty.zip", "zip"),
    ] {
        assert_eq!(
            refusal(&archive(name)),
            format!(
                "it is a {kind} file; expected plain text, or the feature \"archives\" that opens it"
            )
        );
    }
}

#[cfg(feature = "archives")]
mod with_the_feature {
    use super::super::read;
    use super::{archive, file, refusal};
    use interstate::read::polecat::PolecatOptions;
    use interstate::read::{Defect, open, open_zip_member, zip_members};

    const SAMPLE: &str = "../data/gdelt_v1_20141124_100rows.export.CSV";

    /// The bytes of a file in the corpus.
    fn bytes(name: &str) -> Vec<u8> {
        std::fs::read(archive(name)).unwrap()
    }

    #[test]
    fn a_gzip_and_a_zip_file_give_the_rows_of_the_plain_file() {
        let (plain, report) = read(open(SAMPLE).unwrap());
        let plain = plain.unwrap();
        assert_eq!(plain.len(), 100);
        for name in ["gdelt.gz", "gdelt.zip"] {
            let (found, of_packed) = read(open(archive(name)).unwrap());
            assert_eq!(found.unwrap(), plain, "{name}");
            assert_eq!(of_packed, report, "{name}");
        }
        let length = std::fs::metadata(SAMPLE).unwrap().len();
        assert_eq!(open(archive("gdelt.zip")).unwrap().length(), Some(length));
        assert_eq!(open(archive("gdelt.gz")).unwrap().length(), None);
    }

    #[test]
    fn what_a_mac_adds_is_no_member() {
        assert_eq!(
            zip_members(archive("gdelt.zip")).unwrap(),
            ["data/20141124.export.CSV"]
        );
    }

    #[test]
    fn a_member_that_is_not_compressed_is_read_too() {
        let mut reader = PolecatOptions::new()
            .reader(open(archive("stored.zip")).unwrap())
            .unwrap();
        reader.for_each(|_| ()).unwrap();
        assert_eq!(reader.account().rows(), 3);
    }

    #[test]
    fn of_several_members_each_is_opened_by_its_name() {
        let path = archive("months.zip");
        assert_eq!(
            refusal(&path),
            "it has 7 members (ngecEventsDV-2022-01.txt, ngecEventsDV-2022-02.txt, ngecEventsDV-2022-03.txt, \
             ngecEventsDV-2022-04.txt, ngecEventsDV-2022-05.txt and 2 more); open_zip_member opens one of them"
        );
        let mut rows = 0;
        for member in zip_members(&path).unwrap() {
            let mut reader = PolecatOptions::new()
                .reader(open_zip_member(&path, &member).unwrap())
                .unwrap();
            reader.for_each(|_| ()).unwrap();
            rows += reader.account().rows();
        }
        assert_eq!(rows, 21);
        let error = open_zip_member(archive("gdelt.zip"), "2022.txt").unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("it has no member \"2022.txt\"; it has data/20141124.export.CSV")
        );
    }

    #[test]
    fn zip_files_that_cannot_be_read_say_why() {
        for (name, why) in [
            ("empty.zip", "it is a zip file without a member"),
            ("encrypted.zip", "its member \"polecat.txt\" is encrypted"),
            (
                "bzip2.zip",
                "its member \"polecat.txt\" is compressed by method 12 (BZIP2), expected 8 (DEFLATE) or 0 (STORE)",
            ),
        ] {
            assert_eq!(refusal(&archive(name)), why, "{name}");
        }
        let why = "it is not a zip file";
        for error in [
            zip_members(SAMPLE).unwrap_err(),
            open_zip_member(SAMPLE, "x").unwrap_err(),
            zip_members(archive("gdelt.gz")).unwrap_err(),
        ] {
            assert!(error.to_string().ends_with(why), "{error}");
        }
        let error = open_zip_member(archive("empty.zip"), "x").unwrap_err();
        assert!(error.to_string().ends_with("without a member"), "{error}");
        let twice = open_zip_member(archive("twice.zip"), "a.txt").unwrap_err();
        assert!(
            twice
                .to_string()
                .ends_with("it has 2 members named \"a.txt\"; expected one"),
            "{twice}"
        );
    }

    #[test]
    fn a_gzip_file_cut_anywhere_gives_its_whole_rows_and_then_the_error() {
        let (all, _) = read(open(SAMPLE).unwrap());
        let all = all.unwrap();
        let whole = bytes("gdelt.gz");
        // The second of the two streams starts at its magic number: a file cut right there is whole.
        let second = whole
            .windows(3)
            .rposition(|w| w == [0x1F, 0x8B, 8])
            .unwrap();
        let mut most = 0;
        for length in (4..whole.len()).step_by(97).chain([whole.len() - 1]) {
            let path = file("cut.gz", &whole[..length]);
            let (end, report) = read(open(&path).unwrap());
            if length == second {
                continue;
            }
            let error = end.expect_err("a cut file is no whole file");
            assert!(
                error
                    .to_string()
                    .starts_with(&format!("cannot read on after {} bytes: ", report.bytes())),
                "{error}"
            );
            assert!(report.rejected() <= 1);
            assert_eq!(
                report.rejected(),
                report.rejected_for(Defect::CutOff).rows()
            );
            most = most.max(report.kept());
        }
        assert_eq!(most, all.len() as u64);
    }

    #[test]
    fn a_zip_file_that_was_cut_has_no_directory_and_is_refused() {
        let whole = bytes("gdelt.zip");
        for length in [4, 100, 5_000, whole.len() - 1] {
            let path = file("cut.zip", &whole[..length]);
            assert!(refusal(&path).ends_with("is the file whole?"));
        }
    }

    #[test]
    fn a_member_whose_bytes_were_changed_is_given_and_then_the_error() {
        let mut stored = bytes("stored.zip");
        let at = stored.windows(3).position(|w| w == b"CHN").unwrap();
        stored[at] = b'X';
        let path = file("changed.zip", &stored);
        let mut reader = PolecatOptions::new().reader(open(&path).unwrap()).unwrap();
        let error = reader.for_each(|_| ()).unwrap_err().to_string();
        assert!(
            error.ends_with("the bytes are not those that the zip file was made of"),
            "{error}"
        );
        assert_eq!(reader.account().rows(), 3);
    }

    #[test]
    fn noise_behind_the_magic_number_of_an_archive_is_refused_or_an_error() {
        let mut state = 7_u64;
        for magic in [
            &b"\x1f\x8b\x08\0"[..],
            b"\x1f\x8b",
            b"PK\x03\x04",
            b"PK\x05\x06",
        ] {
            for _ in 0..50 {
                let mut noise = magic.to_vec();
                noise.extend((0..300).map(|_| {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    (state >> 56) as u8
                }));
                let path = file("noise", &noise);
                if let Ok(opened) = open(&path) {
                    assert!(read(opened).0.is_err());
                }
            }
        }
    }
}

#[cfg(feature = "archives")]
#[test]
fn a_member_whose_name_ends_like_what_a_mac_adds_is_a_member() {
    let members = interstate::read::zip_members(archive("of_a_mac.zip")).unwrap();
    assert_eq!(members, ["foo.DS_Store", "a/b.DS_Store"]);
    let mut bytes = Vec::new();
    let mut member =
        interstate::read::open_zip_member(archive("of_a_mac.zip"), "foo.DS_Store").unwrap();
    std::io::Read::read_to_end(&mut member, &mut bytes).unwrap();
    assert_eq!(bytes, [0, 0, 0, 1]);
}
