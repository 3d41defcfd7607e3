use rand_chacha::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};

/// The chance of one draw: a ChaCha20 stream from a seed, read as `next_u64` only. Written out here, and held by golden
/// vectors, because libraries may change what their shuffle gives from one minor version to the next.
pub(crate) struct Stream(ChaCha20Rng);

impl Stream {
    pub(crate) fn from_seed(seed: [u8; 32]) -> Self {
        Self(ChaCha20Rng::from_seed(seed))
    }

    /// A number from 0 up to, not including, `end`, each equally likely. Multiplication and rejection as in Lemire, "Fast
    /// random integer generation in an interval", 2019: the few low products that would favour some numbers are drawn again.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        let unfair = if end == 0 { 0 } else { end.wrapping_neg() % end };
        loop {
            let product = u128::from(self.0.next_u64()) * u128::from(end);
            let (high, low) = ((product >> 64) as u64, product as u64);
            if low >= unfair {
                return high;
            }
        }
    }

    /// A number from 0 up to, not including, 1, in steps of 2⁻⁵³. No draw uses it.
    pub(crate) fn unit(&mut self) -> f64 {
        const STEPS: u64 = 1 << 53;
        self.below(STEPS) as f64 / STEPS as f64
    }

    /// Fisher–Yates from the back: every order of `things` is equally likely.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let chosen = self.below(last as u64 + 1) as usize;
            things.swap(last, chosen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shuffled(seed: [u8; 32], count: u8) -> Vec<u8> {
        let mut things: Vec<u8> = (0..count).collect();
        Stream::from_seed(seed).shuffle(&mut things);
        things
    }

    /// Since version 1 of the algorithm, from an implementation of its own in another language. A change here means that no
    /// stored record replays: raise `ALGORITHM` instead.
    #[test]
    fn the_same_seed_gives_these_orders_for_ever() {
        let counting: [u8; 32] = std::array::from_fn(|index| index as u8);
        assert_eq!(shuffled([0; 32], 10), [2, 6, 4, 7, 8, 3, 9, 0, 1, 5]);
        assert_eq!(shuffled([7; 32], 10), [5, 8, 1, 4, 7, 0, 6, 9, 3, 2]);
        assert_eq!(shuffled(counting, 16), [5, 3, 13, 10, 12, 2, 9, 15, 0, 1, 14, 8, 7, 11, 4, 6]);
        assert_eq!(shuffled([255; 32], 5), [0, 4, 3, 2, 1]);
    }

    /// The first words of ChaCha20 for the zero key and nonce (RFC 7539, A.1, test vector 1), so that the stream below the
    /// shuffle is the published one.
    #[test]
    fn the_stream_is_chacha20() {
        let mut stream = Stream::from_seed([0; 32]);
        assert_eq!(stream.0.next_u64().to_le_bytes(), [0x76, 0xb8, 0xe0, 0xad, 0xa0, 0xf1, 0x3d, 0x90]);
        assert_eq!(stream.0.next_u64().to_le_bytes(), [0x40, 0x5d, 0x6a, 0xe5, 0x53, 0x86, 0xbd, 0x28]);
    }

    #[test]
    fn a_shuffle_loses_nothing() {
        for count in 0..=100 {
            let mut things = shuffled([count; 32], count);
            things.sort_unstable();
            assert_eq!(things, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_number_below_an_end_stays_below_it() {
        let mut stream = Stream::from_seed([1; 32]);
        for end in [1, 2, 3, 7, 1 << 33, u64::MAX] {
            assert!((0..100).all(|_| stream.below(end) < end));
        }
    }

    /// Below 3 × 2^62 every multiple of three is hit by two of four products, the others by one: without rejection half of
    /// the numbers would be such multiples, not a third. The bounds lie 5 standard deviations off the mean.
    #[test]
    fn unfair_products_are_drawn_again() {
        let mut stream = Stream::from_seed([2; 32]);
        let threes = (0..4_000).filter(|_| stream.below(3 << 62).is_multiple_of(3)).count();
        assert!((1_184..=1_482).contains(&threes), "{threes} of 4000 are multiples of three");
    }
}
