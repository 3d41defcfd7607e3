use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

/// Where the office takes chance from: ids, tokens, salts and the seeds of papers. One seed, given at the start,
/// decides all of it.
#[derive(Clone)]
pub struct Chance(Arc<Mutex<ChaCha20Rng>>);

impl Chance {
    /// Begins with a seed: from the operating system in a process, a fixed one in a test.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_seed(seed))))
    }

    /// The next `N` bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// An id that nobody guesses: 22 letters and digits, 131 bits.
    #[must_use]
    pub fn id(&self) -> String {
        self.word::<22>(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    }

    /// `N` letters of an alphabet of at most 256, each equally likely.
    pub(crate) fn word<const N: usize>(&self, alphabet: &[u8]) -> String {
        // A byte beyond the last whole multiple of the alphabet would favour its first letters.
        let fair = 256 - 256 % alphabet.len();
        let mut word = String::with_capacity(N);
        while word.len() < N {
            for byte in self.bytes::<32>().map(usize::from) {
                if byte < fair && word.len() < N {
                    word.push(char::from(alphabet[byte % alphabet.len()]));
                }
            }
        }
        word
    }
}

impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chance(…)")
    }
}
