//! What the command line can ask for, one file a noun.

mod attempt;
mod audit;
mod backup;
mod bank;
mod certificate;
mod department;
mod exam;
mod gate;
mod key;
mod person;
mod restore;
mod session;
mod team;
mod token;

use std::process::ExitCode;

use office::{Failure, Office, Operator};

use crate::config::{Command, Config, Inside, Place};
use crate::open::{Opened, open};
use crate::out::Trouble;
use crate::serve;

/// How a command ended.
pub(crate) type Ended = Result<ExitCode, Trouble>;

/// Does what the command line asks.
pub(crate) async fn run(config: Config) -> Ended {
    let Config { place, command, .. } = config;
    match command {
        Command::Serve(serve) => serve::serve(&place, &serve).await,
        Command::Restore(asked) => restore::run(&place, asked).await,
        Command::Bank(asked) => bank::run(&place, asked).await,
        Command::Inside(asked) => {
            let Opened { office, .. } = open(&place).await?;
            let ended = inside(&office, &place, asked).await;
            office.shut().await;
            ended
        }
    }
}

async fn inside(office: &Office, place: &Place, asked: Inside) -> Ended {
    let operator = &Operator::of_this_process();
    match asked {
        Inside::Person(person) => person::run(office, operator, person).await,
        Inside::Session(session) => session::run(office, operator, session).await,
        Inside::Token(token) => token::run(office, operator, token).await,
        Inside::Certificate(certificate) => certificate::run(office, operator, certificate).await,
        Inside::Gate(question) => gate::run(office, operator, question).await,
        Inside::Exam(exam) => exam::run(office, operator, exam).await,
        Inside::Attempt(attempt) => attempt::run(office, operator, attempt).await,
        Inside::Audit(audit) => audit::run(office, operator, audit).await,
        Inside::Backup(asked) => backup::run(office, operator, place, asked).await,
        Inside::Team(team) => team::run(office, operator, team).await,
        Inside::Department(asked) => department::run(office, operator, asked).await,
        Inside::Key(key) => key::run(office, operator, key).await,
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::fault(refusal.code()),
            Failure::Broke(breakage) => {
                Self::fault(format_args!("something broke; code {} in the log above", breakage.code()))
            }
        }
    }
}
