//! Argon2 in memory that is used again and again. Asking the system for 19 MiB each time costs a sixth of the work, and
//! what is given back stays with the many threads that ever hashed.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::Breakage;

/// Memory in KiB, rounds and lanes: OWASP's recommendation for argon2id.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Memory that waits for the next password. As much as was ever hashed at once.
#[derive(Default)]
pub(super) struct Benches(Mutex<Vec<Vec<Block>>>);

impl Benches {
    /// The hash of a new password as it is stored, with what it was made by.
    pub(super) fn digest(&self, password: &[u8], salt: [u8; 16]) -> Result<String, Breakage> {
        let (memory, rounds, lanes) = COST;
        let params = Params::new(memory, rounds, lanes, None).map_err(Breakage::new)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let output = self.output(&argon2, password, &salt, Params::DEFAULT_OUTPUT_LEN);
        let hash = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(argon2.params()).map_err(Breakage::new)?,
            salt: Some(Salt::new(&salt).map_err(Breakage::new)?),
            hash: Some(output.ok_or_else(|| Breakage::new("a password could not be hashed"))?),
        };
        Ok(hash.to_string())
    }

    /// Whether a password is the one that was hashed. The parameters are the stored hash's own, so that they may be raised
    /// later.
    pub(super) fn verify(&self, password: &[u8], stored: &str) -> bool {
        self.verified(password, stored).unwrap_or(false)
    }

    fn verified(&self, password: &[u8], stored: &str) -> Option<bool> {
        let stored = PasswordHash::new(stored).ok()?;
        let algorithm = Algorithm::try_from(stored.algorithm.as_str()).ok()?;
        let version = Version::try_from(stored.version?).ok()?;
        let argon2 = Argon2::new(algorithm, version, Params::try_from(&stored).ok()?);
        let wanted = stored.hash?;
        let output = self.output(&argon2, password, stored.salt?.as_ref(), wanted.len())?;
        // Outputs compare in a time that tells nothing.
        Some(output == wanted)
    }

    fn output(&self, argon2: &Argon2<'_>, password: &[u8], salt: &[u8], len: usize) -> Option<Output> {
        let mut blocks = self.waiting().pop().unwrap_or_default();
        blocks.resize(argon2.params().block_count(), Block::new());
        let mut buffer = [0_u8; Output::MAX_LENGTH];
        let out = buffer.get_mut(..len)?;
        let filled = argon2.hash_password_into_with_memory(password, salt, out, &mut blocks);
        self.waiting().push(blocks);
        filled.ok().and_then(|()| Output::new(out).ok())
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Vec<Block>>> {
        // Taking and putting back cannot stop half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::{PasswordHasher, PasswordVerifier};

    use super::*;

    #[test]
    fn what_is_hashed_here_is_what_the_library_hashes() {
        let benches = Benches::default();
        for password in ["a long walk in spring", "", "春天的散步"] {
            let ours = benches.digest(password.as_bytes(), [7; 16]).unwrap();
            let (memory, rounds, lanes) = COST;
            let params = Params::new(memory, rounds, lanes, None).unwrap();
            let theirs = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            let theirs: PasswordHash = theirs.hash_password_with_salt(password.as_bytes(), &[7; 16]).unwrap();
            assert_eq!(ours, theirs.to_string());
            assert!(benches.verify(password.as_bytes(), &ours));
            assert!(!benches.verify(b"another", &ours));
            assert!(Argon2::default().verify_password(password.as_bytes(), &PasswordHash::new(&ours).unwrap()).is_ok());
        }
    }

    #[test]
    fn a_hash_of_other_parameters_is_verified_by_its_own_and_nonsense_never() {
        let benches = Benches::default();
        let params = Params::new(64, 1, 1, Some(24)).unwrap();
        let cheap = Argon2::new(Algorithm::Argon2i, Version::V0x13, params);
        let cheap: PasswordHash = cheap.hash_password_with_salt(b"old", &[9; 16]).unwrap();
        assert!(benches.verify(b"old", &cheap.to_string()) && !benches.verify(b"new", &cheap.to_string()));
        for nonsense in ["", "$argon2id$", "plain", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0"] {
            assert!(!benches.verify(b"old", nonsense), "{nonsense}");
        }
    }
}
