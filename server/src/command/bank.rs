mod coverage;

use std::path::Path;
use std::process::ExitCode;

use engine::{Fault, Level};
use serde_json::json;

use super::Ended;
use crate::config::Bank;
use crate::out::{self, Trouble};

pub(crate) fn run(bank: Bank) -> Ended {
    let Bank::Check { dir, json, coverage } = bank;
    let unreadable = |problem| unreadable(&dir, problem);
    let faults = office::check_content(&dir).map_err(unreadable)?;
    match coverage {
        Some(form) => coverage::tell(&office::cover_content(&dir).map_err(unreadable)?, form),
        None if json => {
            let covered = office::cover_content(&dir).map_err(unreadable)?;
            out::json(&json!({ "faults": faults, "coverage": covered }));
        }
        None => tell(&faults),
    }
    let errors = faults.iter().filter(|fault| fault.level == Level::Error).count();
    out::talk(format_args!("{}: {errors} errors, {} warnings", dir.display(), faults.len() - errors));
    Ok(ExitCode::from(if errors == 0 { 0 } else { out::FINDING }))
}

fn unreadable(dir: &Path, problem: std::io::Error) -> Trouble {
    Trouble::misuse(format_args!("{}: {problem}", dir.display()))
}

fn tell(faults: &[Fault]) {
    let lang = crate::terminal::lang();
    for Fault { file, line, level, code, detail } in faults {
        let level = if *level == Level::Error { "error" } else { "warning" };
        out::result(format_args!("{file}:{line}: {level}: {detail}\n    {}", code.hint(lang)));
    }
}
