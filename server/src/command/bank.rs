use std::process::ExitCode;

use engine::{Fault, Level};

use super::Ended;
use crate::config::Bank;
use crate::out::{self, Trouble};

pub(crate) fn run(bank: Bank) -> Ended {
    let Bank::Check { dir, json } = bank;
    let faults =
        office::check_content(&dir).map_err(|problem| Trouble::misuse(format_args!("{}: {problem}", dir.display())))?;
    if json {
        out::json(&faults)
    } else {
        tell(&faults)
    }
    let errors = faults.iter().filter(|fault| fault.level == Level::Error).count();
    out::talk(format_args!("{}: {errors} errors, {} warnings", dir.display(), faults.len() - errors));
    Ok(ExitCode::from(if errors == 0 { 0 } else { out::FINDING }))
}

fn tell(faults: &[Fault]) {
    let lang = crate::terminal::lang();
    for Fault { file, line, level, code, detail } in faults {
        let level = if *level == Level::Error { "error" } else { "warning" };
        out::result(format_args!("{file}:{line}: {level}: {detail}\n    {}", code.hint(lang)));
    }
}
