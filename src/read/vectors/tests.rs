use super::{Sixteen, Task, Vectors, on_widest};

/// The bits as the standard library finds them.
fn plain(chunk: &[u8; 64], of: [u8; 3]) -> u64 {
    let bits = chunk.iter().zip(0..);
    bits.filter(|(byte, _)| of.contains(byte))
        .fold(0, |mask, (_, bit)| mask | 1 << bit)
}

/// Every byte at every place, among others of its kind and alone.
struct Compare(&'static str);

impl Task for Compare {
    fn run(self, vectors: impl Vectors) {
        for byte in 0..=u8::MAX {
            for place in 0..64 {
                for rest in [0, b'\t', byte ^ 0x80, byte.wrapping_add(1)] {
                    let mut chunk = [rest; 64];
                    chunk[place] = byte;
                    for of in [
                        [b'\t', b'\n', b'"'],
                        [byte, b',', b'\n'],
                        [0x89, 0x8A, 0xFF],
                    ] {
                        let [one, ..] = of;
                        assert_eq!(vectors.mask(&chunk, of), plain(&chunk, of), "{}", self.0);
                        assert_eq!(vectors.mask(&chunk, [one]), plain(&chunk, [one; 3]));
                    }
                }
            }
        }
    }
}

#[test]
fn vectors_of_16_bytes_find_what_the_standard_library_finds() {
    Compare("16").run(Sixteen::new());
    #[cfg(target_arch = "x86_64")]
    Compare("one by one").run(Sixteen(None));
    #[cfg(feature = "inside")]
    Compare("16 of other processors").run(super::portable::Sixteen::new());
}

#[test]
fn the_widest_vectors_of_the_machine_find_the_same() {
    on_widest(Compare("widest"));
}
