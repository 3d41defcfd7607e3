use clap::Subcommand;

/// What can be done with teams.
#[derive(Clone, Debug, Subcommand)]
pub enum Team {
    /// Put a team into a zone of its own: the windows of exams are reckoned in it. Without a zone it is in the department's.
    Zone {
        /// Name of the team.
        team: String,
        /// Name of the zone, as in Europe/Berlin.
        zone: Option<String>,
    },
}
