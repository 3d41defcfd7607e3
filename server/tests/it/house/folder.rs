use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

const DATABASE: &str = "passgate.db";

/// A folder that goes when the test does.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn make() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("passgate-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn copy(&self) -> Self {
        let copy = Self::make();
        // What is not yet in the database file stands in the log beside it.
        for name in [DATABASE.to_owned(), format!("{DATABASE}-wal")] {
            if self.0.join(&name).exists() {
                fs::copy(self.0.join(&name), copy.0.join(&name)).unwrap();
            }
        }
        copy
    }

    pub(super) fn database_url(&self) -> String {
        format!("sqlite://{}", self.0.join(DATABASE).display())
    }

    pub(super) fn fixture() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixture")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays is in nobody's way.
        let _ = fs::remove_dir_all(&self.0);
    }
}
