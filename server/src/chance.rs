//! Where chance comes in: the operating system's, once at start.

use crate::out::Trouble;

/// Thirty-two bytes nobody can guess: a seed or a secret.
#[expect(clippy::disallowed_methods, reason = "the one door by which chance comes into the process")]
pub(crate) fn seed() -> Result<[u8; 32], Trouble> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|problem| Trouble::fault(format!("the system gives no random numbers: {problem}")))?;
    Ok(bytes)
}
