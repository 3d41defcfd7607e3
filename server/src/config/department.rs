use clap::{Args, Subcommand};
use engine::Lang;

/// What can be done about the department.
#[derive(Clone, Debug, Subcommand)]
pub enum Department {
    /// Write how it is set up.
    Show {
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// Set it up. What is not named stays as it is; running servers follow at once.
    Set(Setup),
}

/// What is to be different.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = true)]
pub struct Setup {
    /// Its name, as on certificates; `en=Customer Service` in one language, else in all that it reads. May be given more
    /// than once.
    #[arg(long = "name", value_name = "[LANGUAGE=]NAME")]
    pub names: Vec<String>,
    /// Name of the zone in which its days are counted, as in Asia/Shanghai.
    #[arg(long)]
    pub zone: Option<String>,
    /// Language that its people read: zh-Hans, zh-Hant or en. May be given more than once; the first is the one for who
    /// asks for none.
    #[arg(long = "language", value_name = "LANGUAGE")]
    pub languages: Vec<Lang>,
}
