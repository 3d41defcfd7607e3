//! Files for a browser, with their compressed forms.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};

use crate::Outcome;

/// Writes `file`, `file.br` and `file.gz`, unless they are there with this content.
pub(crate) fn write(file: &Path, content: &[u8]) -> Outcome<()> {
    if fs::read(file).is_ok_and(|old| old == content) && with(file, ".br").exists() && with(file, ".gz").exists() {
        return Ok(());
    }
    // The plain file comes last: a run that was cut short is done again.
    fs::write(with(file, ".br"), brotli(content)?)?;
    fs::write(with(file, ".gz"), gzip(content)?)?;
    fs::write(file, content)?;
    Ok(())
}

/// The path with more behind its name.
pub(crate) fn with(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    name.into()
}

fn brotli(content: &[u8]) -> Outcome<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut packed, &settings)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
