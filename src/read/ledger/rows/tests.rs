use super::{Quotes, Row, Rows};
use crate::read::block::LONGEST_LINE;
use std::io::{BufReader, Read};

/// Bytes that come so many at a time.
struct Pieces<'a> {
    bytes: &'a [u8],
    most: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let most = self.most.min(into.len());
        self.bytes.read(&mut into[..most])
    }
}

/// A row: its cells, the line that it starts on, what was left out of it, and whether the file ends there within a quote or without an end.
type Told = (Vec<Vec<u8>>, u64, (u64, u64), bool, bool);

fn quotes(bytes: &[u8], most: usize, delimiter: u8) -> Quotes<BufReader<Pieces<'_>>> {
    Quotes::new(BufReader::new(Pieces { bytes, most }), delimiter)
}

fn ours(bytes: &[u8], most: usize, delimiter: u8) -> Vec<Told> {
    let mut rows = Rows::new(quotes(bytes, most, delimiter), delimiter);
    let mut row = Row::default();
    let mut told = Vec::new();
    while let Some((line, cut)) = rows.next(&mut row).unwrap() {
        let cells = row.iter().map(<[u8]>::to_vec).collect();
        let (open, lacks_end) = (rows.get_ref().end_open(), rows.get_ref().lacks_end());
        told.push((cells, line, (cut.bytes, cut.lines), open, lacks_end));
    }
    assert!(rows.next(&mut row).unwrap().is_none());
    told
}

/// The same by the `csv` crate.
fn theirs(bytes: &[u8], most: usize, delimiter: u8) -> Vec<Told> {
    let mut clean = Vec::new();
    quotes(bytes, most, delimiter)
        .read_to_end(&mut clean)
        .unwrap();
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(quotes(bytes, most, delimiter));
    let mut record = csv::ByteRecord::new();
    let mut told = Vec::new();
    let (mut line, mut counted) = (1, 0);
    while csv.read_byte_record(&mut record).unwrap() {
        // It says where it began to look for the row: blank lines are in between, and a mark at the start of the file, which it knows if it
        // comes in one piece.
        let mut start = usize::try_from(record.position().unwrap().byte()).unwrap();
        if start == 0 && most >= 3 && clean.starts_with("\u{feff}".as_bytes()) {
            start = 3;
        }
        start += clean[start..].iter().take_while(|&&b| b == b'\n').count();
        line += memchr::memchr_iter(b'\n', &clean[counted..start]).count() as u64;
        counted = start;
        let end = csv.position().byte();
        let cut = csv.get_mut().cut_before(end);
        let cells = record.iter().map(<[u8]>::to_vec).collect();
        let (open, lacks_end) = (csv.get_ref().end_open(), csv.get_ref().lacks_end());
        told.push((cells, line, (cut.bytes, cut.lines), open, lacks_end));
    }
    told
}

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % most
    }
}

const PARTS: [&[u8]; 16] = [
    b"\"",
    b"\"",
    b"\"\"",
    b",",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"a",
    b" b",
    "é".as_bytes(),
    "\u{feff}".as_bytes(),
    b"\xff",
];

#[test]
fn rows_of_any_bytes_in_any_pieces_are_those_of_the_csv_crate() {
    let mut random = Random(7);
    for round in 0..1_500 {
        let mut bytes = Vec::new();
        for _ in 0..random.below(40) {
            bytes.extend_from_slice(PARTS[random.below(PARTS.len())]);
            // Runs that reach over the 64 bytes that are looked at together.
            if random.below(12) == 0 {
                bytes.extend(std::iter::repeat_n(b'x', random.below(150)));
            }
        }
        let delimiter = b",;\t"[round % 3];
        for most in [1, 1 + random.below(9), 1 + random.below(200), 100_000] {
            // To the crate a piece that is a mark and nothing else is the end of the file.
            let most = if (3..5).contains(&most) { 5 } else { most };
            let (ours, theirs) = (
                ours(&bytes, most, delimiter),
                theirs(&bytes, most, delimiter),
            );
            assert_eq!(ours, theirs, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn a_row_split_at_each_of_its_bytes_is_the_same() {
    let file = "\u{feff}a,\"b\"\"c\"d\",\r\n\n\"x\n\r\ny\",\"\"z\"\"\n\"open,\n1";
    let whole = ours(file.as_bytes(), file.len(), b',');
    assert_eq!(whole, theirs(file.as_bytes(), file.len(), b','));
    for most in 4..file.len() {
        assert_eq!(ours(file.as_bytes(), most, b','), whole, "{most}");
    }
}

#[test]
fn a_stream_that_fails_has_no_row_behind_it() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("cut"))
        }
    }
    let from = BufReader::new(b"a,b\nc,d".chain(Fails));
    let mut rows = Rows::new(Quotes::new(from, b','), b',');
    let mut row = Row::default();
    assert_eq!(rows.next(&mut row).unwrap().unwrap().0, 1);
    assert_eq!(rows.next(&mut row).unwrap_err().to_string(), "cut");
    assert!(rows.next(&mut row).unwrap().is_none());
}

#[test]
fn rows_longer_than_what_is_read_at_once_are_those_of_the_csv_crate() {
    let mut file = Vec::new();
    let (near, over) = (LONGEST_LINE - 10, LONGEST_LINE + 10);
    for (lengths, part) in [
        (vec![9_000, near, over], "x"),
        (vec![40_000, over], "\"y\"\""),
        (vec![9_000, 40_000], ",\"\n"),
    ] {
        for length in lengths {
            file.extend_from_slice(b"1,\"");
            file.extend(part.as_bytes().repeat(length / part.len()));
            file.extend_from_slice(b"\",2\n");
        }
    }
    assert!(ours(&file, 1 << 16, b',') == theirs(&file, 1 << 16, b','));
}
