mod coverage;

use std::path::Path;
use std::process::ExitCode;

use engine::{Fault, Lang, Level, Slug};
use office::{Difference, Importing, Loaded, Office, Operator, Run};
use serde_json::json;

use super::Ended;
use crate::config::{Bank, CoverageForm, Place};
use crate::open::{Opened, open};
use crate::out::{self, Trouble};

/// Does what is asked of question banks; the database is opened only for what needs it.
pub(crate) async fn run(place: &Place, asked: Bank) -> Ended {
    match asked {
        Bank::Check { dir, json, coverage } => check(&dir, json, coverage),
        Bank::Faces { dir, language, bank } => faces(&dir, language, &bank),
        Bank::Reading { dir, answers, json } => reading(&dir, &answers, json),
        Bank::Export { dir, .. } if dir.exists() && !dir.is_dir() => {
            Err(Trouble::misuse(format_args!("{}: this is no folder", dir.display())))
        }
        Bank::Import { dir, .. } if !dir.is_dir() => {
            Err(Trouble::misuse(format_args!("{}: there is no such folder", dir.display())))
        }
        Bank::Export { dir, json } => {
            let Opened { office, .. } = open(place).await?;
            let ended = export(&office, &dir, json).await;
            office.shut().await;
            ended
        }
        Bank::Import { dir, dry_run, json } => {
            let Opened { office, .. } = open(place).await?;
            let run = if dry_run { Run::Dry } else { Run::Real };
            let importing = office.import_content(&Operator::of_this_process(), &dir, run).await;
            office.shut().await;
            Ok(told(importing?, (&dir, run), json))
        }
    }
}

fn check(dir: &Path, json: bool, coverage: Option<CoverageForm>) -> Ended {
    let unreadable = |problem| unreadable(dir, problem);
    let found = office::inspect_content(dir).map_err(unreadable)?;
    match coverage {
        Some(form) => coverage::tell(&found.coverage, form),
        None if json => out::json(&found),
        None => tell(&found.faults),
    }
    Ok(ExitCode::from(counted(dir, &found.faults)))
}

/// What a second reader gets.
fn faces(dir: &Path, lang: Lang, banks: &[Slug]) -> Ended {
    out::result(office::faces(dir, lang, banks).map_err(|problem| unreadable(dir, problem))?.trim_end());
    Ok(ExitCode::SUCCESS)
}

/// What a second reader answered.
fn reading(dir: &Path, answers: &Path, json: bool) -> Ended {
    let text = std::fs::read_to_string(answers).map_err(|problem| unreadable(answers, problem))?;
    let taken = office::take_readings(dir, &text).map_err(|problem| unreadable(dir, problem))?;
    if json {
        out::json(&taken);
    } else {
        taken.disagreed.iter().for_each(|(question, answer)| out::result(format_args!("{question}: {answer}")));
    }
    taken.unreadable.iter().for_each(|row| out::talk(format_args!("{}: {row}", answers.display())));
    out::talk(format_args!("{} agreed, {} disagreed", taken.agreed, taken.disagreed.len()));
    let is_whole = taken.disagreed.is_empty() && taken.unreadable.is_empty();
    Ok(ExitCode::from(if is_whole { 0 } else { out::FINDING }))
}

async fn export(office: &Office, dir: &Path, json: bool) -> Ended {
    let exported = office.export_content(&Operator::of_this_process(), dir).await?;
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
        out::result(format_args!(
            "{file}:{line}: {level}: {detail}\n    {}",
            office::for_reader(lang, code.hint(lang))
        ));
    }
}
