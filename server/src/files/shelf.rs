use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher};
use std::path::PathBuf;

/// Where the browser's files are taken from.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// Inside the program.
    Inside,
    /// In a folder, read anew each time.
    Folder(PathBuf),
}

/// Bytes and version.
type Content = (Cow<'static, [u8]>, String);

/// A file as it will be sent.
pub(super) struct File {
    /// The bytes, packed as `encoding` says.
    pub(super) bytes: Cow<'static, [u8]>,
    /// `br`, `gzip`, or as it is.
    pub(super) encoding: Option<&'static str>,
    /// Changes when the unpacked file does.
    pub(super) version: String,
}

impl Shelf {
    /// The file of that name in the first of these encodings that is there.
    pub(super) async fn take(&self, name: &str, encodings: &[&'static str]) -> Option<File> {
        if !is_plain(name) {
            return None;
        }
        let (shelf, name, encodings) = (self.clone(), name.to_owned(), encodings.to_vec());
        tokio::task::spawn_blocking(move || shelf.pick(&name, &encodings)).await.ok()?
    }

    fn pick(&self, name: &str, encodings: &[&'static str]) -> Option<File> {
        let (plain, version) = self.read(name)?;
        for &encoding in encodings {
            let ending = if encoding == "br" { "br" } else { "gz" };
            if let Some((bytes, _)) = self.read(&format!("{name}.{ending}")) {
                return Some(File { bytes, encoding: Some(encoding), version });
            }
        }
        Some(File { bytes: plain, encoding: None, version })
    }

    fn read(&self, name: &str) -> Option<Content> {
        match self {
            Self::Inside => inside(name),
            Self::Folder(folder) => {
                let bytes = std::fs::read(folder.join("pkg").join(name)).ok()?;
                let mut hasher = DefaultHasher::new();
                hasher.write(&bytes);
                Some((bytes.into(), format!("{:016x}", hasher.finish())))
            }
        }
    }
}

/// One name, not hidden, not a packed form: those are chosen by what the browser understands.
fn is_plain(name: &str) -> bool {
    let usual = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    name.bytes().all(usual) && !name.starts_with('.') && !name.ends_with(".br") && !name.ends_with(".gz")
}

/// Name, version and bytes of each file inside the program; `build.rs` writes the table.
static INSIDE: &[(&str, &str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/shelf.rs"));

fn inside(name: &str) -> Option<Content> {
    let (_, version, bytes) = INSIDE.iter().find(|(known, ..)| *known == name)?;
    Some((Cow::Borrowed(*bytes), (*version).to_owned()))
}
