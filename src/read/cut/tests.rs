use super::Cutter;

/// Lines and cells as the standard library finds them.
fn plain(block: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let mut lines: Vec<&[u8]> = block.split(|&b| b == b'\n').collect();
    if lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    let cells = |line: &[u8]| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.split(|&b| b == b'\t').map(<[u8]>::to_vec).collect()
    };
    lines.into_iter().map(cells).collect()
}

fn cut(block: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let mut cutter = Cutter::new();
    let mut lines = Vec::new();
    let mut bytes = 0;
    while cutter.advance(block) {
        let line = cutter.line(block);
        bytes += line.bytes;
        lines.push((0..line.columns).map(|c| line.cell(c).to_vec()).collect());
    }
    assert_eq!(bytes, block.len());
    lines
}

#[test]
fn lines_and_cells_are_those_of_the_standard_library() {
    // Every text of up to seven characters out of five, at seven distances from the edge of 64 bytes.
    let letters = [b'\t', b'\n', b'\r', b'a', 0xC3];
    for number in 0..5_usize.pow(7) {
        let text: Vec<u8> = (0..7)
            .map(|digit| letters[number / 5_usize.pow(digit) % 5])
            .collect();
        let before = 57 + number % 8;
        let mut block = vec![b'x'; before];
        block.extend(&text[..number % 8]);
        assert_eq!(cut(&block), plain(&block), "{block:?}");
    }
}

#[test]
fn a_line_keeps_64_tabs_and_counts_all() {
    for tabs in [62, 63, 64, 65, 127, 128, 129, 1000] {
        let mut block = b"\t".repeat(tabs);
        block.extend(b"end\nnext\tline");
        let mut cutter = Cutter::new();
        assert!(cutter.advance(&block));
        let line = cutter.line(&block);
        assert_eq!(line.columns, tabs + 1);
        assert_eq!(line.cell(63), if tabs == 63 { &b"end"[..] } else { b"" });
        assert!(cutter.advance(&block));
        let next = cutter.line(&block);
        assert_eq!((next.cell(0), next.cell(1)), (&b"next"[..], &b"line"[..]));
        assert!(!cutter.advance(&block));
    }
}

#[test]
fn an_empty_block_has_no_line() {
    assert!(!Cutter::new().advance(b""));
    assert_eq!(cut(b"\n\n"), [[[0_u8; 0]], [[0; 0]]]);
}
