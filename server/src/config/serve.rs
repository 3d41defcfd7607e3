use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::Args;

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
    #[arg(long, env = "PASSGATE_LAN")]
    pub lan: bool,
    /// A proxy in front of Passgate whose X-Forwarded-For is believed; may be given more than once.
    #[arg(long = "proxy", env = "PASSGATE_PROXY", value_name = "IP", value_delimiter = ',')]
    pub proxies: Vec<IpAddr>,
    /// Handbook, question banks, exams and tracks that an empty database is filled with.
    #[arg(long, env = "PASSGATE_CONTENT", value_name = "DIR", default_value = "question-banks")]
    pub content: PathBuf,
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
