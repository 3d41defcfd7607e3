use std::process::ExitCode;

use office::{Office, Operator, PauseBegun, PauseEnded};

use crate::command::Ended;
use crate::config::Decided;
use crate::moment;
use crate::out;

pub(super) async fn begin(office: &Office, operator: &Operator, decided: Decided) -> Ended {
    let Decided { exam, reason } = decided;
    match office.pause_exam(operator, &exam, &reason).await? {
        PauseBegun::Now { attempts } => {
            out::talk("Paused: the time of these attempts stands still.");
            out::result(attempts);
        }
        PauseBegun::Before { since } => out::talk(format_args!("Paused already, since {}.", moment::write(since))),
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn end(office: &Office, operator: &Operator, decided: Decided) -> Ended {
    let Decided { exam, reason } = decided;
    match office.resume_exam(operator, &exam, &reason).await? {
        PauseEnded::Now { attempts } => {
            out::talk("It goes on: these attempts have their time back.");
            out::result(attempts);
        }
        PauseEnded::Before => out::talk("It was not paused."),
    }
    Ok(ExitCode::SUCCESS)
}
