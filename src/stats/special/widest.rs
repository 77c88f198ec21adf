//! Loops over numbers by the widest vectors that the processor has.
//!
//! What a processor can do is found out when running. The numbers of an answer are the same by all: each is made by the same operations in the same
//! order, several of them beside each other.

/// A loop.
///
/// All that is to gain is marked `#[inline(always)]`: only what becomes a part of [`on_widest`] is compiled for wide vectors.
pub(in crate::stats) trait Wide {
    type Answer;

    fn run(self) -> Self::Answer;
}

/// Runs a loop with vectors of 32 bytes where there are such, else with those that every processor of this kind has.
#[inline]
pub(in crate::stats) fn on_widest<T: Wide>(task: T) -> T::Answer {
    #[cfg(target_arch = "x86_64")]
    if let Some(thirty_two) = pulp::x86::V3::try_new() {
        return thirty_two.vectorize(Call(task));
    }
    task.run()
}

#[cfg(target_arch = "x86_64")]
struct Call<T>(T);

#[cfg(target_arch = "x86_64")]
impl<T: Wide> pulp::NullaryFnOnce for Call<T> {
    type Output = T::Answer;

    #[expect(clippy::inline_always, reason = "see `Wide`")]
    #[inline(always)]
    fn call(self) -> T::Answer {
        self.0.run()
    }
}
