//! Where some bytes stand, 64 bytes at a time, by the widest vectors that the processor has.
//!
//! ```text
//! bytes   C H N ⇥ R U S ⇥ 1 ↵ …
//! tabs    0 0 0 1 0 0 0 1 0 0 …
//! lines   0 0 0 0 0 0 0 0 0 1 …
//! ```
//! What a processor can do is found out when running: [`on_widest`] runs a task with vectors of 32 bytes, and with the instructions that
//! count and find bits, where there are such; with 16 bytes elsewhere. Both give the same bits. Measured on rows of 437 bytes: 13 ns a row
//! with 32 bytes, 27 with 16, 98 with 8-byte words of plain arithmetic.

#[cfg(not(target_arch = "x86_64"))]
pub(super) use portable::Sixteen;
#[cfg(target_arch = "x86_64")]
pub(super) use x86::Sixteen;

/// Compares 64 bytes at once.
pub(super) trait Vectors: Copy {
    /// Where the bytes are one of these, one bit a byte, the first byte lowest.
    fn mask<const N: usize>(self, chunk: &[u8; 64], of: [u8; N]) -> u64;
}

/// What is done with either kind of vectors.
///
/// All that is to gain by them is marked `#[inline(always)]`: only what becomes a part of [`on_widest`] is compiled for them.
pub(super) trait Task {
    fn run(self, vectors: impl Vectors);
}

/// Runs a task with the widest vectors that the processor has.
#[inline]
pub(super) fn on_widest(task: impl Task) {
    #[cfg(target_arch = "x86_64")]
    if let Some(thirty_two) = x86::ThirtyTwo::try_new() {
        thirty_two.run(task);
        return;
    }
    task.run(Sixteen::new());
}

/// Vectors of 16 bytes on processors of other makers, and plain arithmetic where there are none. Compiled for the tests everywhere.
#[cfg(any(feature = "inside", not(target_arch = "x86_64")))]
mod portable {
    use super::Vectors;
    use wide::i8x16;

    /// Vectors of 16 bytes.
    #[derive(Clone, Copy, Debug)]
    pub(in crate::read) struct Sixteen;

    impl Sixteen {
        #[inline]
        pub(in crate::read) fn new() -> Self {
            Self
        }
    }

    impl Vectors for Sixteen {
        #[expect(clippy::inline_always, reason = "a call for each 64 bytes would show")]
        #[inline(always)]
        fn mask<const N: usize>(self, chunk: &[u8; 64], of: [u8; N]) -> u64 {
            let (parts, _) = chunk.as_chunks::<16>();
            let mut mask = 0;
            for (part, shift) in parts.iter().zip([0, 16, 32, 48]) {
                let bytes = i8x16::new(part.map(u8::cast_signed));
                let found = of.into_iter().fold(i8x16::splat(0), |found, byte| {
                    found | bytes.simd_eq(i8x16::splat(byte.cast_signed()))
                });
                mask |= u64::from(found.to_bitmask() & 0xFFFF) << shift;
            }
            mask
        }
    }
}

/// Vectors of 16 bytes, which every processor of this kind has, and of 32 where it turns out to have them.
#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{Task, Vectors};
    use pulp::NullaryFnOnce;
    use pulp::core_arch::x86::Sse2;
    use pulp::x86::V3;
    use std::arch::x86_64::{__m128i, __m256i};

    /// Vectors of 16 bytes. There always are such; that one may be told otherwise is a matter of types.
    #[derive(Clone, Copy, Debug)]
    pub(in crate::read) struct Sixteen(pub(super) Option<Sse2>);

    impl Sixteen {
        #[inline]
        pub(in crate::read) fn new() -> Self {
            Self(Sse2::try_new())
        }
    }

    impl Vectors for Sixteen {
        #[expect(clippy::inline_always, reason = "a call for each 64 bytes would show")]
        #[inline(always)]
        fn mask<const N: usize>(self, chunk: &[u8; 64], of: [u8; N]) -> u64 {
            let Some(sse2) = self.0 else {
                return one_by_one(chunk, of);
            };
            let parts: [__m128i; 4] = pulp::cast(*chunk);
            let mut mask = 0;
            for (part, shift) in parts.into_iter().zip([0, 16, 32, 48]) {
                let found = of
                    .into_iter()
                    .fold(sse2._mm_setzero_si128(), |found, byte| {
                        let byte = sse2._mm_set1_epi8(byte.cast_signed());
                        sse2._mm_or_si128(found, sse2._mm_cmpeq_epi8(part, byte))
                    });
                // OK because no bit above the lowest 16 is set.
                mask |= u64::from(sse2._mm_movemask_epi8(found).cast_unsigned()) << shift;
            }
            mask
        }
    }

    #[cold]
    fn one_by_one<const N: usize>(chunk: &[u8; 64], of: [u8; N]) -> u64 {
        let bits = chunk.iter().rev().map(|byte| u64::from(of.contains(byte)));
        bits.fold(0, |mask, bit| mask << 1 | bit)
    }

    /// Vectors of 32 bytes, of AVX2.
    #[derive(Clone, Copy, Debug)]
    pub(in crate::read) struct ThirtyTwo(V3);

    impl ThirtyTwo {
        /// `None` where the processor has none.
        #[inline]
        pub(in crate::read) fn try_new() -> Option<Self> {
            V3::try_new().map(Self)
        }

        #[inline]
        pub(super) fn run(self, task: impl Task) {
            self.0.vectorize(Call { task, with: self });
        }
    }

    struct Call<T> {
        task: T,
        with: ThirtyTwo,
    }

    impl<T: Task> NullaryFnOnce for Call<T> {
        type Output = ();

        #[expect(clippy::inline_always, reason = "see `Task`")]
        #[inline(always)]
        fn call(self) {
            self.task.run(self.with);
        }
    }

    impl Vectors for ThirtyTwo {
        #[expect(clippy::inline_always, reason = "see `Task`")]
        #[inline(always)]
        fn mask<const N: usize>(self, chunk: &[u8; 64], of: [u8; N]) -> u64 {
            let [first, second]: [__m256i; 2] = pulp::cast(*chunk);
            let (avx, avx2) = (self.0.avx, self.0.avx2);
            let (mut low, mut high) = (avx._mm256_setzero_si256(), avx._mm256_setzero_si256());
            for byte in of {
                let byte = avx._mm256_set1_epi8(byte.cast_signed());
                low = avx2._mm256_or_si256(low, avx2._mm256_cmpeq_epi8(first, byte));
                high = avx2._mm256_or_si256(high, avx2._mm256_cmpeq_epi8(second, byte));
            }
            let (low, high) = (
                avx2._mm256_movemask_epi8(low),
                avx2._mm256_movemask_epi8(high),
            );
            u64::from(low.cast_unsigned()) | u64::from(high.cast_unsigned()) << 32
        }
    }
}

/// The last bytes with zeros behind them, which are no marks.
#[inline]
pub(super) fn padded(rest: &[u8]) -> [u8; 64] {
    let mut chunk = [0; 64];
    for (to, from) in chunk.iter_mut().zip(rest) {
        *to = *from;
    }
    chunk
}

#[cfg(test)]
mod tests;
