use axum::http::{HeaderMap, StatusCode};

const NONCE: &str = "'nonce-";

/// Everything that was delivered, in order.
#[derive(Default)]
pub(crate) struct Transcript(Vec<Exchange>);

/// One request and every byte of its answer.
struct Exchange {
    asked: String,
    delivered: Vec<u8>,
}

impl Transcript {
    pub(crate) fn note(&mut self, asked: String, status: StatusCode, headers: &HeaderMap, body: &[u8]) {
        let mut delivered = format!("{status}\n").into_bytes();
        for (name, value) in headers {
            delivered.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\n"].concat());
        }
        delivered.push(b'\n');
        delivered.extend(body);
        self.0.push(Exchange { asked, delivered: masked(delivered) });
    }

    /// How many answers there are.
    pub(crate) fn answers(&self) -> usize {
        self.0.len()
    }

    /// How many bytes were delivered.
    pub(crate) fn bytes(&self) -> usize {
        self.0.iter().map(|exchange| exchange.delivered.len()).sum()
    }

    /// Whether these bytes were ever delivered.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.0.iter().any(|exchange| find(&exchange.delivered, text.as_bytes()).is_some())
    }

    /// Whether any answer had this status.
    pub(crate) fn has_status(&self, status: u16) -> bool {
        self.0.iter().any(|exchange| exchange.delivered.starts_with(status.to_string().as_bytes()))
    }

    /// Where two transcripts differ first, if they do.
    pub(crate) fn difference(&self, other: &Self) -> Option<String> {
        for (one, two) in self.0.iter().zip(&other.0) {
            if one.asked != two.asked {
                return Some(format!("asked {} and {}", one.asked, two.asked));
            }
            if one.delivered != two.delivered {
                let same = one.delivered.iter().zip(&two.delivered).take_while(|(one, two)| one == two).count();
                let near = |bytes: &[u8]| {
                    let part = &bytes[same.saturating_sub(80)..bytes.len().min(same + 80)];
                    String::from_utf8_lossy(part).into_owned()
                };
                return Some(format!(
                    "{}, byte {same}:\n  …{}…\n  …{}…",
                    one.asked,
                    near(&one.delivered),
                    near(&two.delivered)
                ));
            }
        }
        (self.0.len() != other.0.len()).then(|| format!("{} answers and {}", self.0.len(), other.0.len()))
    }
}

/// The nonce of the content policy is the framework's own chance, new for each page: it is masked wherever it stands, by
/// as many bytes. Nothing else is masked.
fn masked(mut delivered: Vec<u8>) -> Vec<u8> {
    let Some(start) = find(&delivered, NONCE.as_bytes()).map(|at| at + NONCE.len()) else { return delivered };
    let length = delivered[start..].iter().position(|byte| *byte == b'\'').expect("a nonce ends");
    let nonce = delivered[start..start + length].to_vec();
    assert!(length >= 16, "a nonce of {length} letters is no nonce, and masking it would hide other things");
    while let Some(at) = find(&delivered, &nonce) {
        delivered[at..at + length].fill(b'*');
    }
    delivered
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
