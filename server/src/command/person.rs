mod import;

use std::io::{BufRead, stdin};
use std::process::ExitCode;

use office::{Office, Operator, Role};

use super::Ended;
use crate::config::{Erase, NewPerson, Person, RoleName};
use crate::out::{self, Trouble};

pub(crate) async fn run(office: &Office, operator: &Operator, person: Person) -> Ended {
    let token = match person {
        Person::Add(new) => {
            let password = if new.password_stdin { Some(first_line()?) } else { None };
            office.add_person(operator, asked(new, password)).await?.one_time_link_token
        }
        Person::Import(asked) => return import::run(office, operator, asked).await,
        Person::Erase(asked) => return erase(office, operator, asked).await,
        Person::Link { staff_no } => Some(office.invite_again(operator, &staff_no).await?),
    };
    match token {
        Some(token) => {
            out::talk("Good once, for seven days; put the address of your Passgate in front:");
            out::result(format_args!("/invitations/{token}"));
        }
        None => out::talk("Added; the password has to be changed at the first sign-in."),
    }
    Ok(ExitCode::SUCCESS)
}

async fn erase(office: &Office, operator: &Operator, asked: Erase) -> Ended {
    let Erase { staff_no, confirm } = asked;
    let confirm = match confirm {
        Some(confirm) => confirm,
        None => {
            out::talk("This cannot be undone. Type the staff number once more:");
            first_line()?
        }
    };
    if confirm.trim() != staff_no.trim() {
        return Err(Trouble::misuse("the two staff numbers differ: nobody was erased"));
    }
    office.erase_person(operator, &staff_no).await?;
    out::talk("Erased. Backups taken before still hold the name: delete them when their time is over.");
    Ok(ExitCode::SUCCESS)
}

fn asked(new: NewPerson, password: Option<String>) -> office::NewPerson {
    let NewPerson { staff_no, name, roles, team, posts, language, .. } = new;
    let roles = roles.into_iter().map(role).collect();
    office::NewPerson { staff_no, name, roles, team, posts, language, password }
}

const fn role(name: RoleName) -> Role {
    match name {
        RoleName::Trainee => Role::Trainee,
        RoleName::Trainer => Role::Trainer,
        RoleName::Manager => Role::Manager,
        RoleName::Administrator => Role::Administrator,
    }
}

fn first_line() -> Result<String, Trouble> {
    let mut line = String::new();
    stdin().lock().read_line(&mut line).map_err(|problem| Trouble::fault(format_args!("stdin: {problem}")))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
