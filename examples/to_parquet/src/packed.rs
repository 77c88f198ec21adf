//! Numbers in as many bits as the largest of them needs: <https://parquet.apache.org/docs/file-format/data-pages/encodings/>.

/// How many bits a number needs.
fn bits(number: u32) -> u32 {
    u32::BITS - number.leading_zeros()
}

/// Puts numbers one behind another, `width` bits of each, lowest first. What is left of the last byte is 0.
fn pack(out: &mut Vec<u8>, numbers: impl Iterator<Item = u32>, width: u32) {
    let (mut held, mut filled) = (0_u64, 0);
    for number in numbers {
        held |= u64::from(number) << filled;
        filled += width;
        if filled >= 32 {
            let [a, b, c, d, ..] = held.to_le_bytes();
            out.extend([a, b, c, d]);
            held >>= 32;
            filled -= 32;
        }
    }
    let rest = held.to_le_bytes();
    out.extend(rest.iter().take(filled.div_ceil(8) as usize));
}

/// A number in bytes of seven bits, lowest first.
fn varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.extend((number as u8 | 0x80).to_le_bytes());
        number >>= 7;
    }
    out.extend((number as u8).to_le_bytes());
}

/// The same of a number with a sign: 0, -1, 1, -2, …
fn zigzag(out: &mut Vec<u8>, number: i64) {
    varint(out, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

/// The width that `RLE` needs for numbers up to one. It is never 0: not every reader takes numbers of no bits.
pub fn width(most: usize) -> u8 {
    bits(u32::try_from(most).unwrap_or(u32::MAX)).max(1) as u8
}

/// One run of the encoding `RLE`, with numbers of a width.
pub fn run(out: &mut Vec<u8>, numbers: &[u32], width: u8) {
    if numbers.is_empty() {
        return;
    }
    let groups = numbers.len().div_ceil(8);
    varint(out, (groups as u64) << 1 | 1);
    let end = out.len() + groups * usize::from(width);
    pack(out, numbers.iter().copied(), width.into());
    // The last group of eight is a whole one.
    out.resize(end, 0);
}

const BLOCK: usize = 128;
const MINIBLOCK: usize = 32;

/// `DELTA_BINARY_PACKED`: what each number is more than the one before it, less the least of these in its block.
pub fn delta(out: &mut Vec<u8>, numbers: &[u32]) {
    varint(out, BLOCK as u64);
    varint(out, (BLOCK / MINIBLOCK) as u64);
    varint(out, numbers.len() as u64);
    zigzag(out, numbers.first().copied().unwrap_or_default().into());
    let differences = numbers.windows(2).map(|pair| match *pair {
        [one, next] => i64::from(next) - i64::from(one),
        _ => 0,
    });
    let differences: Vec<i64> = differences.collect();
    for block in differences.chunks(BLOCK) {
        let least = block.iter().copied().min().unwrap_or_default();
        zigzag(out, least);
        // OK because lengths are below 2^31, so that no two differ by more than fits.
        let over = |difference: &i64| (difference - least) as u32;
        let widths = block.chunks(MINIBLOCK).map(|mini| {
            let most = mini.iter().map(over).max().unwrap_or_default();
            bits(most)
        });
        let widths: Vec<u32> = widths.collect();
        // Those that are not there have the width 0, and no bytes.
        let all = widths.iter().copied().chain(std::iter::repeat(0));
        out.extend(all.take(BLOCK / MINIBLOCK).map(|width| width as u8));
        for (mini, &width) in block.chunks(MINIBLOCK).zip(&widths) {
            let end = out.len() + MINIBLOCK / 8 * width as usize;
            pack(out, mini.iter().map(over), width);
            out.resize(end, 0);
        }
    }
}
