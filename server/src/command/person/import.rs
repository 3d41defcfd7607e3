use std::fs::File;
use std::io::{Read, stdin};
use std::path::Path;
use std::process::ExitCode;

use app::import_words;
use office::{Does, ImportEnd, ImportPlan, Imported, MOST_IMPORTED_BYTES, Office, Operator};
use serde_json::json;

use crate::command::Ended;
use crate::config::Import;
use crate::out::{self, Trouble};
use crate::terminal;

/// Says what a file would do, or does it.
pub(super) async fn run(office: &Office, operator: &Operator, asked: Import) -> Ended {
    let file = read(&asked.file)?;
    let plan = office.plan_import(operator, &file).await?;
    if !plan.faults.is_empty() || asked.dry_run {
        return Ok(looked_at(&plan, &asked));
    }
    match office.import_people(operator, &file, &plan.fingerprint).await? {
        ImportEnd::Done(imported) => {
            tell(&imported, &asked);
            Ok(ExitCode::SUCCESS)
        }
        // Somebody else was at work between the two looks.
        ImportEnd::Look(plan) => Ok(looked_at(&plan, &asked)),
    }
}

/// Never more than could be taken, whatever the size of the file.
fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let trouble = |problem| Trouble::misuse(format_args!("{}: {problem}", path.display()));
    let mut file = Vec::new();
    let most = u64::try_from(MOST_IMPORTED_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    if path == Path::new("-") {
        stdin().lock().take(most).read_to_end(&mut file).map_err(trouble)?;
    } else {
        File::open(path).map_err(trouble)?.take(most).read_to_end(&mut file).map_err(trouble)?;
    }
    Ok(file)
}

fn looked_at(plan: &ImportPlan, asked: &Import) -> ExitCode {
    let lang = terminal::lang();
    if asked.json {
        let rows = if plan.faults.is_empty() { plan.rows.as_slice() } else { &[] };
        let faults = &plan.faults;
        out::json(&json!({ "faults": faults, "rows": rows, "new_teams": plan.new_teams, "ignored": plan.ignored }));
    } else {
        for fault in &plan.faults {
            out::result(import_words::line(lang, fault));
        }
        for row in plan.rows.iter().filter(|row| plan.faults.is_empty() && row.does != Does::Keeps) {
            let changes = import_words::changes(lang, row);
            let does = import_words::does(lang, row.does);
            out::result(format_args!("{}\t{}\t{does}\t{}", row.staff_no, row.name, changes.join("; ")));
        }
    }
    let (adds, changes) = (plan.count(Does::Adds), plan.count(Does::Changes) + plan.count(Does::Returns));
    out::talk(format_args!("{} faults, {adds} new, {changes} changed; nothing was done", plan.faults.len()));
    ExitCode::from(if plan.faults.is_empty() { 0 } else { out::FINDING })
}

fn tell(imported: &Imported, asked: &Import) {
    let link = |token: &str| format!("/invitations/{token}");
    let Imported { added, invited, returned, changed, kept } = imported;
    let linked = || added.iter().chain(invited);
    if asked.json {
        let new = linked()
            .map(|one| json!({ "staff_no": one.staff_no, "name": one.name, "link": link(&one.token) }))
            .collect::<Vec<_>>();
        out::json(&json!({ "added": new, "returned": returned, "changed": changed, "kept": kept }));
    } else {
        for one in linked() {
            out::result(format_args!("{}\t{}\t{}", one.staff_no, one.name, link(&one.token)));
        }
    }
    out::talk(format_args!("{} new, {returned} back, {changed} changed, {kept} as they were", added.len()));
    if linked().next().is_some() {
        out::talk(
            "Each link is good once, for seven days, and stored nowhere; put the address of your Passgate in front.",
        );
    }
}
