//! A backup is taken while people sit exams, and comes back whole or not at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use engine::Refusal;
use office::views::Sheet;
use office::{
    AttemptId, BackupTrouble, Chance, DatabaseKind, Fault, Finding, Office, OpenError, Restored, Role, Settings, Viewer,
};
use sea_orm::{ConnectionTrait, Database};
use tokio::sync::mpsc;

use crate::exam_room::{entry, items, right, wrong};
use crate::house::{DAY, House, OPERATOR, refusal};

const CANDIDATES: usize = 100;

/// A folder for backups and for what comes back from them.
struct Place(PathBuf);

impl Place {
    fn make() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("passgate-backup-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// What lies in it.
    fn names(&self) -> BTreeSet<String> {
        std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

/// Everything that was acknowledged so far: attempt and receipt.
type Heard = Arc<Mutex<Vec<(String, String)>>>;

impl House {
    /// An empty place of the same kind of database.
    async fn empty_place(&self, place: &Place) -> Settings {
        let mut settings = self.settings.clone();
        let Some((server, schema)) = settings.database_url.split_once("/postgres?options[search_path]=") else {
            settings.database_url = format!("sqlite://{}", place.file("restored.db").display());
            return settings;
        };
        let door = Database::connect(&settings.database_url).await.unwrap();
        door.execute_unprepared(&format!("CREATE DATABASE back_{schema}")).await.unwrap();
        door.close().await.unwrap();
        let url = format!("{server}/back_{schema}");
        let door = Database::connect(&url).await.unwrap();
        door.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        door.close().await.unwrap();
        settings.database_url = format!("{url}?options[search_path]={schema}");
        settings
    }

    async fn restored(&self, settings: &Settings, file: &Path) -> Result<Restored, BackupTrouble> {
        let chance = Chance::from_seed([3; 32]);
        Office::restore(&OPERATOR, settings.clone(), self.clock.clone(), chance, file).await
    }
}

/// Saves again and again until it is told to stop, and remembers each receipt in the moment it is heard.
async fn keep_saving(
    office: Arc<Office>,
    viewer: Viewer,
    attempt: AttemptId,
    sheet: Sheet,
    heard: Heard,
    told: mpsc::UnboundedSender<()>,
    stop: Arc<AtomicBool>,
) {
    let questions: Vec<_> = items(&sheet).collect();
    for sequence in 1.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let item = questions[sequence as usize % questions.len()];
        let choice = if sequence % 2 == 0 { right(item) } else { wrong(item) };
        let save = entry("phone", sheet.epoch, sequence, item.place, &choice);
        let saved = office.save(&viewer, &attempt, save).await.unwrap();
        heard.lock().unwrap().push((attempt.to_string(), saved.receipt));
        let _nobody_listens = told.send(());
    }
}

/// The receipts that stand in a database.
async fn receipts(url: &str) -> BTreeSet<(String, String)> {
    let db = Database::connect(url).await.unwrap();
    let query = "SELECT attempt_id, receipt FROM answer";
    let rows = db.query_all_raw(sea_orm::Statement::from_string(db.get_database_backend(), query)).await.unwrap();
    db.close().await.unwrap();
    rows.into_iter().map(|row| (row.try_get("", "attempt_id").unwrap(), row.try_get("", "receipt").unwrap())).collect()
}

on_both! {
    async fn what_was_acknowledged_before_a_backup_is_in_it_while_a_hundred_save(house: House) {
        house.furnish().await;
        let (heard, stop) = (Heard::default(), Arc::new(AtomicBool::new(false)));
        let (told, mut hears) = mpsc::unbounded_channel();
        let mut saving = Vec::new();
        for number in 0..CANDIDATES {
            let viewer = house.candidate(&format!("K{number:03}")).await;
            let attempt = house.start(&viewer, "mock").await;
            let sheet = house.sheet(&viewer, &attempt).await;
            let (office, heard, told, stop) = (house.office.clone(), heard.clone(), told.clone(), stop.clone());
            saving.push((viewer, attempt, sheet, office, heard, told, stop));
        }
        let attempts: Vec<AttemptId> = saving.iter().map(|one| one.1.clone()).collect();
        let saving: Vec<_> = saving
            .into_iter()
            .map(|(viewer, attempt, sheet, office, heard, told, stop)| {
                tokio::spawn(keep_saving(office, viewer, attempt, sheet, heard, told, stop))
            })
            .collect();
        for _ in 0..3 * CANDIDATES {
            hears.recv().await.unwrap();
        }
        let place = Place::make();
        let file = place.file("monday.backup");
        let before = heard.lock().unwrap().clone();
        let backup = house.office.back_up(&OPERATOR, &file).await.unwrap();
        let after = heard.lock().unwrap().len();
        stop.store(true, Ordering::Relaxed);
        for one in saving {
            one.await.unwrap();
        }
        assert!(after > before.len(), "nobody saved while the backup was taken");
        assert_eq!(backup.contents.faults, []);
        assert_eq!(backup.contents.attempts, CANDIDATES as u64);
        assert_eq!(place.names(), ["monday.backup", "monday.backup.json"].map(str::to_owned).into());

        let settings = house.empty_place(&place).await;
        let back = house.restored(&settings, &file).await.unwrap();
        assert_eq!(back.contents, backup.contents);
        assert_eq!(back.sessions_ended, CANDIDATES as u64);
        let kept = receipts(&settings.database_url).await;
        assert_eq!(kept.len() as u64, backup.contents.answers);
        let lost: Vec<_> = before.iter().filter(|one| !kept.contains(*one)).collect();
        assert!(lost.is_empty(), "{} of {} acknowledged answers are not there", lost.len(), before.len());
        let office = house.reopen(settings).await.unwrap();
        for attempt in &attempts {
            assert_eq!(office.verify_attempt(&OPERATOR, attempt).await.unwrap().findings, Vec::<Finding>::new());
        }
        office.shut().await;
    }

    async fn who_comes_back_signs_in_again_and_the_log_tells_of_it(house: House) {
        let kim = house.person("T01", Role::Trainee).await;
        let session = house.signed_in("T01").await;
        let link = house.office.invite_again(&OPERATOR, "T01").await.unwrap();
        let place = Place::make();
        let file = place.file("a");
        assert_eq!(house.office.last_backup().await.unwrap(), None);
        let backup = house.office.back_up(&OPERATOR, &file).await.unwrap();
        assert_eq!(house.office.last_backup().await.unwrap().map(|last| (last.at, last.bytes)), Some((backup.taken_at, backup.bytes)));
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'backup.taken'").await, 1);
        house.clock.advance(DAY);
        let settings = house.empty_place(&place).await;
        house.restored(&settings, &file).await.unwrap();
        let office = house.reopen(settings).await.unwrap();
        assert!(office.viewer(&session.token).await.unwrap().is_none());
        let used = office.set_first_password(&link, "a wholly new password").await;
        assert_eq!(refusal(used), Refusal::NotFound, "it may have been used since");
        let again = office.sign_in(crate::house::credentials("T01", crate::house::PASSWORD)).await.unwrap();
        assert_eq!(again.viewer.person, kim);
        assert_eq!(office.last_backup().await.unwrap(), None, "the copy does not know of itself");
        office.shut().await;
    }

    async fn a_backup_takes_nobodys_place_and_comes_back_into_an_empty_one_only(house: House) {
        house.person("T01", Role::Trainee).await;
        let place = Place::make();
        let file = place.file("a");
        house.office.back_up(&OPERATOR, &file).await.unwrap();
        let bytes = std::fs::read(&file).unwrap();
        let again = house.office.back_up(&OPERATOR, &file).await;
        assert!(matches!(again, Err(BackupTrouble::Exists(_))), "{again:?}");
        assert_eq!(std::fs::read(&file).unwrap(), bytes);
        let there = house.restored(&house.settings, &file).await;
        assert!(matches!(there, Err(BackupTrouble::NotEmpty(_))), "{there:?}");
        assert_eq!(house.count("SELECT count(*) FROM person").await, 1);
    }

    async fn another_secret_or_another_byte_brings_nothing_back(house: House) {
        house.person("T01", Role::Trainee).await;
        let place = Place::make();
        let file = place.file("a");
        let backup = house.office.back_up(&OPERATOR, &file).await.unwrap();
        if backup.database == DatabaseKind::Sqlite {
            // PostgreSQL has no way to look into a dump before it is there.
            let mut settings = house.empty_place(&place).await;
            settings.secret = [9; 32];
            let other = house.restored(&settings, &file).await;
            assert!(matches!(other, Err(BackupTrouble::Closed(OpenError::OtherSecret))), "{other:?}");
        }
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        let mut settings = house.settings.clone();
        settings.database_url = settings.database_url.replace("passgate.db", "elsewhere.db");
        let changed = house.restored(&settings, &file).await;
        assert!(matches!(changed, Err(BackupTrouble::Changed)), "{changed:?}");
        assert_eq!(place.names(), ["a", "a.json"].map(str::to_owned).into(), "nothing is left lying about");
    }

    async fn what_does_not_fit_is_told_and_the_copy_is_kept(house: House) {
        house.furnish().await;
        let viewer = house.candidate("T01").await;
        let attempt = house.sit(&viewer, "mock", right).await;
        house.office.seal_events().await.unwrap();
        house.tamper("UPDATE answer SET payload = '{\"v\":1,\"kind\":\"choices\",\"places\":[0]}', language = 'en' WHERE ordinal = 2").await;
        house.tamper("UPDATE event SET actor = 'somebody-else' WHERE ordinal = 1").await;
        let place = Place::make();
        let backup = house.office.back_up(&OPERATOR, &place.file("a")).await.unwrap();
        assert_eq!(backup.contents.faults, [Fault::Seal { seal: 1 }, Fault::Receipts { attempt, ordinal: 2 }]);
        assert!(place.file("a").exists());
    }
}

#[tokio::test]
async fn what_is_no_backup_of_sqlite_is_refused_and_leaves_nothing() {
    let house = House::on_sqlite().await;
    let place = Place::make();
    let file = place.file("dump");
    for bytes in [&b"PGDMP and more"[..], b"", b"nothing of the kind"] {
        std::fs::write(&file, bytes).unwrap();
        let settings = house.empty_place(&place).await;
        let refused = house.restored(&settings, &file).await;
        assert!(matches!(refused, Err(BackupTrouble::OtherKind)), "{refused:?}");
    }
    std::fs::write(&file, b"SQLite format 3\0 but no further").unwrap();
    let settings = house.empty_place(&place).await;
    let refused = house.restored(&settings, &file).await;
    assert!(matches!(refused, Err(BackupTrouble::Closed(OpenError::Database(_)))), "{refused:?}");
    assert_eq!(place.names(), ["dump".to_owned()].into());
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_reads_a_backup() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::on_sqlite().await;
    let place = Place::make();
    house.office.back_up(&OPERATOR, &place.file("a")).await.unwrap();
    let mode = std::fs::metadata(place.file("a")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}
