use super::{Cutter, STRIP};

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
    cut_again(&mut Cutter::default(), block)
}

/// The same by a cutter that has cut another block before.
fn cut_again(cutter: &mut Cutter, block: &[u8]) -> Vec<Vec<Vec<u8>>> {
    cutter.restart();
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
fn a_line_of_any_number_of_tabs_gives_each_cell() {
    let mut cutter = Cutter::default();
    for tabs in [
        1, 2, 26, 27, 28, 32, 33, 59, 60, 62, 63, 64, 65, 127, 128, 129, 1000,
    ] {
        for wide in [0, 1, 6, 63, 64, 200] {
            let cell = "x".repeat(wide);
            let mut block = format!("{cell}\t").repeat(tabs).into_bytes();
            block.extend(b"end\r\n\nnext\tline\r");
            assert_eq!(cut_again(&mut cutter, &block), plain(&block));
            cutter.restart();
            assert!(cutter.advance(&block));
            let line = cutter.line(&block);
            assert_eq!(
                (line.cell(tabs), line.cell(tabs + 1)),
                (&b"end"[..], &b""[..])
            );
            let all = line.cells(0, tabs);
            assert_eq!((all, line.cells(1, tabs)), (line.text, &all[wide + 1..]));
        }
    }
}

#[test]
fn lines_that_begin_and_end_anywhere_in_a_large_block_are_whole() {
    let mut state = 1_u64;
    let mut below = |n: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let mut cutter = Cutter::default();
    for most in [1, 3, 70, 500, 20_000] {
        let mut block = Vec::new();
        while block.len() < 3 * STRIP + 17 {
            for _ in 0..below(most) {
                let letter = b"\tab\tc".get(usize::try_from(below(5)).unwrap());
                block.extend(letter);
            }
            block.push(b'\n');
        }
        assert!(cut_again(&mut cutter, &block) == plain(&block));
        block.pop();
        assert!(cut_again(&mut cutter, &block) == plain(&block));
    }
}

#[test]
fn an_empty_block_has_no_line() {
    assert!(!Cutter::default().advance(b""));
    assert_eq!(cut(b"\n\n"), [[[0_u8; 0]], [[0; 0]]]);
}
