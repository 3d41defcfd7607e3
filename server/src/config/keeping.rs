use std::path::PathBuf;

use clap::{Args, Subcommand};

/// A backup to be taken.
#[derive(Args, Clone, Debug)]
pub struct Backup {
    /// The file to write; it must not be there yet. A description is written beside it, as FILE.json.
    pub file: PathBuf,
    /// Write the secret beside it too, as FILE.secret. Whoever has both can sign certificates: keep them apart.
    #[arg(long)]
    pub with_secret: bool,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// A backup to be restored.
#[derive(Args, Clone, Debug)]
pub struct Restore {
    /// The backup. What stands beside it, as FILE.json and FILE.secret, is used.
    pub file: PathBuf,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// What can be done with the keys that sign certificates and statements.
#[derive(Clone, Debug, Subcommand)]
pub enum Key {
    /// List all keys, the oldest first, with how many certificates in force rest on each.
    List {
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// Make a new key, which signs from now on. Earlier ones stay good for what they signed.
    Rotate,
    /// Take a retired key's word away, as when it may have fallen into other hands: what rests on it proves nothing any
    /// more, and gates close. Rotate first; `certificate reissue` opens the gates again.
    Withdraw {
        /// Name of the key, as `key list` writes it.
        kid: String,
        /// Why, for the audit log.
        #[arg(long)]
        reason: String,
    },
}

/// A person to be erased.
#[derive(Args, Clone, Debug)]
pub struct Erase {
    /// Staff number.
    pub staff_no: String,
    /// The staff number once more. Without it, it is read from stdin: this cannot be undone.
    #[arg(long, value_name = "STAFF_NO")]
    pub confirm: Option<String>,
}
