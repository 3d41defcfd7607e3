use std::process::ExitCode;

use office::{Office, Operator};

use super::Ended;
use crate::config::Team;

pub(crate) async fn run(office: &Office, operator: &Operator, team: Team) -> Ended {
    let Team::Zone { team, zone } = team;
    office.set_team_zone(operator, &team, zone.as_deref()).await?;
    Ok(ExitCode::SUCCESS)
}
