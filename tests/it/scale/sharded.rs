//! Tallies of many machines: any split is the whole, in any order, and after a break.

use super::shards::{count, merged, shard};
use super::{file, tally};
use interstate::Partition;
use interstate::tally::scale::{EventGrid, EventPairs, GroupBy};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("interstate-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The rows in so many files, cut wherever the numbers say.
fn split(bytes: &[u8], cuts: &[usize], folder: &Path) -> Vec<PathBuf> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
    let mut places: Vec<usize> = cuts.iter().map(|cut| cut % lines.len()).collect();
    places.extend([0, lines.len()]);
    places.sort_unstable();
    places.dedup();
    let mut files = Vec::new();
    for (number, ends) in places.windows(2).enumerate() {
        let path = folder.join(format!("{number}.export.CSV"));
        fs::write(&path, lines[ends[0]..ends[1]].concat()).unwrap();
        files.push(path);
    }
    files
}

proptest! {
    #![proptest_config(crate::common::cases(12))]

    #[test]
    fn any_split_counted_in_any_order_and_after_a_break_is_the_whole(
        cuts in prop::collection::vec(any::<usize>(), 1..9),
        order in any::<u64>(),
        broken_off in any::<usize>(),
    ) {
        let (bytes, _) = file(400, 0.02);
        let years = Partition::yearly(1979..=2029).unwrap();
        let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, years).unwrap();
        let (whole, account) = tally(&bytes, &grid);
        let folder = folder("shards");
        let files = split(&bytes, &cuts, &folder);
        let mut shuffled = files.clone();
        shuffled.sort_by_key(|path| {
            let number = path.to_string_lossy().bytes().fold(order, |sum, byte| {
                sum.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(byte.into())
            });
            number >> 7
        });
        // One machine counts some of the files and ends in the middle of writing the next.
        let (done, rest) = shuffled.split_at(broken_off % shuffled.len());
        for file in done {
            assert!(count(&folder, file).unwrap());
        }
        let draft = shard(&folder, &rest[0]).unwrap().with_added_extension("1");
        fs::write(draft, "{\"rows\":").unwrap();
        let missing = merged(&folder, files.iter().map(|file| &**file));
        let missing = missing.err().unwrap().to_string();
        for file in rest {
            assert!(missing.contains(&*file.to_string_lossy()), "{missing}");
        }
        // Another is given all of them, and counts what is left.
        for file in &files {
            assert_eq!(count(&folder, file).unwrap(), !done.contains(file));
        }
        let sum = merged(&folder, shuffled.iter().map(|file| &**file)).unwrap();
        assert_eq!(sum.tally, whole);
        assert_eq!((sum.rows, sum.rejected), (account.rows(), account.rejected()));
        fs::remove_dir_all(folder).unwrap();
    }
}
