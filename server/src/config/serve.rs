use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{Args, ValueEnum};

/// Runs the website and its API until SIGTERM or Ctrl-C.
#[derive(Args, Clone, Debug)]
pub struct Serve {
    /// Address and port to listen on.
    #[arg(long, env = "PASSGATE_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The address that people type, as in `https://exam.example.com`. Forms from anywhere else are refused; with
    /// https the session cookie is bound to it. Without it: http://localhost with the port listened on.
    #[arg(long, env = "PASSGATE_PUBLIC_ORIGIN", value_name = "URL")]
    pub public_origin: Option<String>,
    /// Allow plain http beyond this machine. Passwords then cross the network unprotected, and the sign-in page says so.
    #[arg(long, env = "PASSGATE_LAN", value_parser = BoolishValueParser::new())]
    pub lan: bool,
    /// A proxy in front of Passgate whose X-Forwarded-For is believed; may be given more than once.
    #[arg(long = "proxy", env = "PASSGATE_PROXY", value_name = "IP", value_delimiter = ',')]
    pub proxies: Vec<IpAddr>,
    /// Handbook, question banks, exams and tracks that an empty database is filled with.
    #[arg(long, env = "PASSGATE_CONTENT", value_name = "DIR", default_value = "question-banks")]
    pub content: PathBuf,
    /// Who is in a demonstration that is made now; one that was made before stays as it is.
    #[arg(long, env = "PASSGATE_DEMO_PEOPLE", value_name = "WHO", default_value = "all")]
    pub demo_people: DemoPeople,
    /// Folder whose `pkg` holds the browser's files (scripts, styles), instead of those inside this program.
    #[arg(long, env = "PASSGATE_SITE", value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// How many connections are held open at once; more wait.
    #[arg(long, env = "PASSGATE_CONNECTIONS", value_name = "NUMBER", default_value_t = 4096)]
    pub connections: usize,
    /// Seconds to go on answering after being asked to stop, with /readyz saying no, so that a balancer turns away first.
    #[arg(long, env = "PASSGATE_DRAIN", value_name = "SECONDS", default_value_t = 0)]
    pub drain: u64,
}

/// Who is in a demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DemoPeople {
    /// Sixty trainees in four teams with what they did in the last year; takes some seconds, once.
    All,
    /// The accounts that the sign-in page offers, on their first day.
    Few,
}
