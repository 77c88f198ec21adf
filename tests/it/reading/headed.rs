//! Every reader of files with a header, with a file of its format: the one list that a new format joins to be tried on hostile input, for
//! its memory, and with streams that are interrupted.

use interstate::Result;
use interstate::read::ReadAccount;
use interstate::read::acled::AcledOptions;
use interstate::read::icews::IcewsOptions;
use interstate::read::mid::{MidaOptions, MidbOptions};
use interstate::read::polecat::PolecatOptions;
use interstate::read::ucdp::UcdpOptions;
use std::io::Read;

/// What each reader makes of a stream: its number of events, and its report.
pub(super) type Reading = fn(&mut dyn Read) -> Result<(u64, ReadAccount)>;

macro_rules! reading {
    ($options:ident) => {
        |from| {
            let mut reader = $options::new().reader(from)?;
            let mut events = 0;
            reader.for_each(|_| events += 1)?;
            Ok((events, reader.account().clone()))
        }
    };
}

pub(super) const READERS: [(&str, Reading, &[u8]); 6] = [
    (
        "ICEWS",
        reading!(IcewsOptions),
        include_bytes!("../corpus/icews.tsv"),
    ),
    (
        "POLECAT",
        reading!(PolecatOptions),
        include_bytes!("../corpus/polecat.tsv"),
    ),
    (
        "ACLED",
        reading!(AcledOptions),
        include_bytes!("../corpus/acled.csv"),
    ),
    (
        "UCDP GED",
        reading!(UcdpOptions),
        include_bytes!("../corpus/ucdp.csv"),
    ),
    (
        "MIDA",
        reading!(MidaOptions),
        include_bytes!("../corpus/mida.csv"),
    ),
    (
        "MIDB",
        reading!(MidbOptions),
        include_bytes!("../corpus/midb.csv"),
    ),
];
