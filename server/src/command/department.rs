use std::process::ExitCode;

use engine::Lang;
use office::{Office, Operator};

use super::Ended;
use crate::config::{Department, Setup};
use crate::out;

pub(crate) async fn run(office: &Office, operator: &Operator, asked: Department) -> Ended {
    let present = office.department().await?;
    match asked {
        Department::Show { json: true } => out::json(&present),
        Department::Show { json: false } => lines(&present).into_iter().for_each(out::result),
        Department::Set(setup) => office.set_department(operator, changed(present, setup)).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(department: &office::Department) -> Vec<String> {
    let languages: Vec<&str> = department.languages.iter().map(|one| one.as_str()).collect();
    let names = department.name.iter().map(|(lang, name)| format!("name  {lang}  {name}"));
    names.chain([format!("languages  {}", languages.join(" ")), format!("zone  {}", department.zone)]).collect()
}

fn changed(mut department: office::Department, setup: Setup) -> office::Department {
    if !setup.languages.is_empty() {
        department.languages = setup.languages;
    }
    for name in setup.names {
        match name.split_once('=').map(|(lang, name)| (lang.parse::<Lang>(), name)) {
            Some((Ok(lang), name)) => drop(department.name.insert(lang, name.to_owned())),
            _ => department.name.extend(department.languages.iter().map(|lang| (*lang, name.clone()))),
        }
    }
    department.zone = setup.zone.unwrap_or(department.zone);
    department
}
