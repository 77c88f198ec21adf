//! Where bits are set, eight at a time, by a table of what can be among them: without a branch for each bit.

/// For each byte the numbers of the bits that are set in it; zeros behind them.
pub(super) static PLACES: [[u8; 8]; 256] = {
    let mut all = [[0; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut bit, mut at) = (0, 0);
        while bit < 8 {
            if byte >> bit & 1 == 1 {
                #[expect(clippy::indexing_slicing, reason = "when compiling")]
                {
                    all[byte][at] = bit;
                }
                at += 1;
            }
            bit += 1;
        }
        byte += 1;
    }
    all
};

/// 1 in each byte.
pub(super) const EACH: u64 = 0x0101_0101_0101_0101;

/// In each byte how many bits are set up to its end.
#[expect(clippy::inline_always, reason = "a part of every line")]
#[inline(always)]
pub(super) fn counts_until(bits: u64) -> u64 {
    let twos = bits - ((bits >> 1) & (EACH * 0x55));
    let fours = (twos & (EACH * 0x33)) + ((twos >> 2) & (EACH * 0x33));
    ((fours + (fours >> 4)) & (EACH * 0x0F)).wrapping_mul(EACH)
}
