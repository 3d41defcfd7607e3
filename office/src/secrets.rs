use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::Chance;

/// What follows from the installation's secret: one key for each purpose.
#[derive(Clone)]
pub(crate) struct Secrets([u8; 32]);

/// What a key is for. A key of one purpose says nothing about another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Chained receipts of answers.
    Receipt,
    /// The chain over the audit log.
    EventSeal,
    /// Wrapping the private signing keys.
    SigningKey,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Receipt => b"passgate/receipt/1",
            Self::EventSeal => b"passgate/event-seal/1",
            Self::SigningKey => b"passgate/signing-key/1",
        }
    }
}

impl Secrets {
    pub(crate) const fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// A MAC over parts: each is preceded by its length, so no two lists of parts look the same.
    pub(crate) fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = keyed(&self.key(purpose));
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Locks bytes away under a name that must be given again to open them.
    pub(crate) fn lock(&self, purpose: Purpose, chance: &Chance, name: &str, plain: &[u8]) -> Option<String> {
        let nonce: [u8; 24] = chance.bytes();
        let payload = Payload { msg: plain, aad: name.as_bytes() };
        let locked = self.cipher(purpose).encrypt(&XNonce::from(nonce), payload).ok()?;
        Some(STANDARD_NO_PAD.encode([nonce.as_slice(), &locked].concat()))
    }

    /// Opens what was locked; none when the secret, the name or the text is another.
    pub(crate) fn unlock(&self, purpose: Purpose, name: &str, locked: &str) -> Option<Vec<u8>> {
        let bytes = STANDARD_NO_PAD.decode(locked).ok()?;
        let (nonce, rest) = bytes.split_first_chunk::<24>()?;
        let payload = Payload { msg: rest, aad: name.as_bytes() };
        self.cipher(purpose).decrypt(&XNonce::from(*nonce), payload).ok()
    }

    fn key(&self, purpose: Purpose) -> [u8; 32] {
        let mut mac = keyed(&self.0);
        mac.update(purpose.label());
        mac.finalize().into_bytes().into()
    }

    fn cipher(&self, purpose: Purpose) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.key(purpose).into())
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}

/// What is stored of a token: its SHA-256 in hexadecimal. The token itself has 128 bits and more, so no salt is needed.
pub(crate) fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    // A shorter key is filled up with zeros to the block of the hash: so it says the definition of HMAC.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    <Hmac<Sha256> as KeyInit>::new(&block.into())
}
