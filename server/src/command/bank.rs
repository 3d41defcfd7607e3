mod coverage;

use std::path::Path;
use std::process::ExitCode;

use engine::{Fault, Level};
use office::{Difference, Importing, Loaded, Office, Operator, Run};
use serde_json::json;

use super::Ended;
use crate::config::{Bank, CoverageForm};
use crate::out::{self, Trouble};

/// Whether a folder that is to be read is there, before anything is opened.
pub(crate) fn is_possible(asked: &Bank) -> Result<(), Trouble> {
    match asked {
        Bank::Import { dir, .. } if !dir.is_dir() => {
            Err(Trouble::misuse(format_args!("{}: there is no such folder", dir.display())))
        }
        Bank::Export { dir, .. } if dir.exists() && !dir.is_dir() => {
            Err(Trouble::misuse(format_args!("{}: this is no folder", dir.display())))
        }
        Bank::Check { .. } | Bank::Import { .. } | Bank::Export { .. } => Ok(()),
    }
}

/// What needs the database.
pub(crate) async fn run(office: &Office, operator: &Operator, asked: Bank) -> Ended {
    match asked {
        Bank::Check { dir, json, coverage } => check(&dir, json, coverage),
        Bank::Export { dir, json } => export(office, operator, &dir, json).await,
        Bank::Import { dir, dry_run, json } => {
            let run = if dry_run { Run::Dry } else { Run::Real };
            let importing = office.import_content(operator, &dir, run).await?;
            Ok(told(importing, (&dir, run), json))
        }
    }
}

pub(crate) fn check(dir: &Path, json: bool, coverage: Option<CoverageForm>) -> Ended {
    let unreadable = |problem| unreadable(dir, problem);
    let faults = office::check_content(dir).map_err(unreadable)?;
    match coverage {
        Some(form) => coverage::tell(&office::cover_content(dir).map_err(unreadable)?, form),
        None if json => {
            let covered = office::cover_content(dir).map_err(unreadable)?;
            out::json(&json!({ "faults": faults, "coverage": covered }));
        }
        None => tell(&faults),
    }
    Ok(ExitCode::from(counted(dir, &faults)))
}

async fn export(office: &Office, operator: &Operator, dir: &Path, json: bool) -> Ended {
    let exported = office.export_content(operator, dir).await?;
    if json {
        out::json(&exported);
    } else {
        exported.files.iter().for_each(out::result);
    }
    for name in &exported.foreign {
        out::talk(format_args!("{name}: not in this database; left alone"));
    }
    out::talk(format_args!("{}: {} files, {} questions", dir.display(), exported.files.len(), exported.questions));
    Ok(ExitCode::SUCCESS)
}

fn told(importing: Importing, (dir, run): (&Path, Run), json: bool) -> ExitCode {
    let code = match importing {
        Importing::Done(loaded) => {
            if json {
                out::json(&json!({ "outcome": "done", "dry_run": run == Run::Dry, "loaded": loaded }));
            } else {
                tell_loaded(&loaded, dir, run);
            }
            0
        }
        Importing::Faulty(faults) => {
            if json {
                out::json(&json!({ "outcome": "faulty", "faults": faults }));
            } else {
                tell(&faults);
            }
            counted(dir, &faults);
            out::FINDING
        }
        Importing::Differs(differences) => {
            if json {
                out::json(&json!({ "outcome": "differs", "differences": differences }));
            } else {
                differences.iter().for_each(|Difference { diff, .. }| out::result(diff.trim_end()));
            }
            out::talk(format_args!(
                "{}: nothing was taken in: the database was changed since in {} places; export it, bring both together, \
                 and import again",
                dir.display(),
                differences.len()
            ));
            out::FINDING
        }
    };
    ExitCode::from(code)
}

fn tell_loaded(loaded: &Loaded, dir: &Path, run: Run) {
    tell(&loaded.warnings);
    for change in &loaded.changes {
        out::result(format_args!("{}: {}", change.how.as_str(), change.item));
    }
    let would = if run == Run::Dry { "would be " } else { "" };
    out::talk(format_args!("{}: {would}taken in, {} changes", dir.display(), loaded.changes.len()));
}

/// Says how many faults there are, and gives the exit code.
fn counted(dir: &Path, faults: &[Fault]) -> u8 {
    let errors = faults.iter().filter(|fault| fault.level == Level::Error).count();
    out::talk(format_args!("{}: {errors} errors, {} warnings", dir.display(), faults.len() - errors));
    if errors == 0 { 0 } else { out::FINDING }
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
