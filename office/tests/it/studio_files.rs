//! Banks that go out as files and come back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use engine::{FaultCode, Lang};
use office::{How, Importing, Loaded, Role, Run};

use crate::content::{Folder, edited};
use crate::exam_room::{items, slug};
use crate::house::{House, MINUTE, OPERATOR};
use crate::studio::{changed, new, saved};

/// Every file below a folder, by its name within.
fn files(dir: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(dir).unwrap().to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// What the database holds, in a folder of its own.
async fn exported(house: &House) -> Folder {
    let folder = edited(|_| String::new());
    fs::remove_dir_all(folder.path()).unwrap();
    house.office.export_content(&OPERATOR, folder.path()).await.unwrap();
    folder
}

/// Changes a file of a folder.
fn edit(folder: &Folder, name: &str, change: impl Fn(String) -> String) {
    let path = folder.path().join(name);
    let text = fs::read_to_string(&path).unwrap();
    let changed = change(text.clone());
    assert_ne!(changed, text, "{name} was to be changed");
    fs::write(path, changed).unwrap();
}

async fn import(house: &House, folder: &Folder) -> Importing {
    house.office.import_content(&OPERATOR, folder.path(), Run::Real).await.unwrap()
}

#[track_caller]
fn done(importing: Importing) -> Loaded {
    match importing {
        Importing::Done(loaded) => loaded,
        other => panic!("expected it to be taken in, got {other:?}"),
    }
}

#[track_caller]
fn differing(importing: Importing) -> Vec<(String, String)> {
    match importing {
        Importing::Differs(differences) => differences.into_iter().map(|one| (one.item, one.diff)).collect(),
        other => panic!("expected differences, got {other:?}"),
    }
}

fn changes(loaded: &Loaded) -> Vec<(&str, How)> {
    loaded.changes.iter().map(|change| (change.item.as_str(), change.how)).collect()
}

/// A house of the same kind, empty.
async fn another(house: &House) -> House {
    if house.settings.database_url.starts_with("sqlite") {
        House::on_sqlite().await
    } else {
        House::on_postgres().await
    }
}

on_both! {
    async fn what_comes_along_goes_out_as_it_came(house: House) {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../question-banks");
        house.office.load_content(&OPERATOR, &own).await.unwrap().unwrap();
        let out = exported(&house).await;
        let (mut written, mut given) = (files(out.path()), files(&own));
        assert!(written.remove(Path::new(".passgate-hashes.toml")).is_some());
        given.retain(|name, _| name.extension().is_some_and(|ending| ending == "md" || ending == "toml"));
        given.remove(Path::new(".passgate-hashes.toml"));
        given.retain(|name, _| written.contains_key(name) || name.components().count() > 1);
        assert!(written == given, "{:?} / {:?}", written.keys(), given.keys());
    }

    async fn after_edits_export_import_export_is_the_same_bytes(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let bank = slug("greeting");
        saved(&house.office, trainer, changed("single-2", 1, "改过的")).await;
        saved(&house.office, trainer, changed("boolean-6", 1, "最后一题")).await;
        saved(&house.office, trainer, new("added-1", "新一")).await;
        saved(&house.office, trainer, new("added-2", "新二")).await;
        for gone in ["added-2", "single-1"] {
            house.office.retire_question(trainer, (&bank, &slug(gone)), "不要", Lang::En).await.unwrap();
        }
        let first = exported(&house).await;
        let text = fs::read_to_string(first.path().join("banks/greeting.zh-Hans.md")).unwrap();
        assert!(text.contains("## 改过的选哪一个?") && text.ends_with("> 密钥解析 新一\n"));
        assert!(!text.contains("新二") && !text.contains("#single-1 "), "retired questions stay behind");
        let other = another(&house).await;
        assert_eq!(done(import(&other, &first).await).questions, 24 + 1 - 1);
        let second = exported(&other).await;
        assert_eq!(files(second.path()), files(first.path()));
        assert_eq!(changes(&done(import(&house, &second).await)), [], "and here it is no news");
    }

    async fn new_changed_and_gone_questions_become_versions(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let running = house.start(&li, "cert").await;
        let before = house.sheet(&li, &running).await;
        house.clock.advance(MINUTE);
        let folder = exported(&house).await;
        let blocks = crate::studio::texts("added", "新的");
        for (lang, old, new) in [(Lang::ZhHans, "第2题选", "第2题改选"), (Lang::En, "in number 2?", "in number two?")] {
            edit(&folder, &format!("banks/greeting.{lang}.md"), |text| {
                let (first, rest) = text.split_once("\n## ").unwrap();
                let (_, kept) = rest.split_once("\n## ").unwrap();
                format!("{first}\n{}\n## {}", blocks[&lang], kept.replacen(old, new, 1))
            });
        }
        let expected = [
            ("question greeting/single-1", How::Retired),
            ("question greeting/added", How::New),
            ("question greeting/single-2", How::Changed),
        ];
        let dry = house.office.import_content(&OPERATOR, folder.path(), Run::Dry).await.unwrap();
        assert_eq!(changes(&done(dry)), expected);
        assert_eq!(house.count("SELECT count(*) FROM question_version").await, 24, "nothing was done");
        assert_eq!(changes(&done(import(&house, &folder).await)), expected);
        assert_eq!(house.count("SELECT count(*) FROM question_version").await, 26);
        assert_eq!(house.count("SELECT count(*) FROM question WHERE slug = 'added' AND place = 0").await, 1);
        let after = house.sheet(&li, &running).await;
        assert!(items(&before).zip(items(&after)).all(|(one, other)| one.face == other.face), "drawn is drawn");
        assert_eq!(changes(&done(import(&house, &folder).await)), [], "folder and database agree now");
        edit(&folder, "banks/greeting.zh-Hans.md", |text| text.replace("第3题选", "第3题再选"));
        assert_eq!(changes(&done(import(&house, &folder).await)), [("question greeting/single-3", How::Changed)]);
        house.office.hand_in(&li, &running).await.unwrap();
        assert!(house.office.verify_attempt(&OPERATOR, &running).await.unwrap().is_whole());
    }

    async fn what_was_changed_here_since_is_shown_and_nothing_is_taken_in(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        let folder = exported(&house).await;
        saved(&house.office, trainer, changed("single-2", 1, "在此改过")).await;
        saved(&house.office, trainer, new("added", "在此新加")).await;
        let bank = slug("greeting");
        house.office.retire_question(trainer, (&bank, &slug("single-4")), "不要", Lang::En).await.unwrap();
        edit(&folder, "banks/greeting.zh-Hans.md", |text| text.replace("第2题选", "第2题别处改").replace("第3题选", "第3题别处改"));
        let told = differing(import(&house, &folder).await);
        let names: Vec<&str> = told.iter().map(|(item, _)| item.as_str()).collect();
        assert_eq!(names, ["question greeting/added", "question greeting/single-2", "question greeting/single-4"]);
        assert!(told[1].1.contains("-## 在此改过选哪一个?") && told[1].1.contains("+## 第2题别处改哪一个?"), "{}", told[1].1);
        assert!(told[0].1.contains("-## 在此新加选哪一个?") && told[2].1.contains("+## 第4题选哪一个?"));
        assert_eq!(house.count("SELECT count(*) FROM question_version").await, 26, "all or nothing");
        let again = exported(&house).await;
        edit(&again, "banks/greeting.zh-Hans.md", |text| text.replace("第3题选", "第3题别处改"));
        assert_eq!(changes(&done(import(&house, &again).await)), [("question greeting/single-3", How::Changed)]);
    }

    async fn without_hashes_what_somebody_made_in_the_studio_is_not_overwritten(house: House) {
        house.furnish().await;
        let trainer = &house.viewer("P1", Role::Trainer, None).await;
        saved(&house.office, trainer, changed("single-2", 1, "在此改过")).await;
        let plain = edited(|text| text.replace("第3题选", "第3题别处改"));
        let told = differing(import(&house, &plain).await);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, "question greeting/single-2");
    }

    async fn faults_of_a_folder_are_all_told_and_nothing_is_taken_in(house: House) {
        house.furnish().await;
        let folder = exported(&house).await;
        edit(&folder, "banks/greeting.zh-Hans.md", |text| text.replace("- [x] 好的说法2", "- [ ] 好的说法2"));
        fs::write(folder.path().join(".passgate-hashes.toml"), "limits = \n").unwrap();
        let Importing::Faulty(faults) = import(&house, &folder).await else { panic!("expected faults") };
        for code in [FaultCode::NoTicks, FaultCode::BadToml] {
            assert!(faults.iter().any(|fault| fault.code == code), "{faults:?}");
        }
        assert_eq!(house.count("SELECT count(*) FROM question_version").await, 24);
    }

    async fn a_changed_limit_is_known_by_its_hash_too(house: House) {
        house.furnish().await;
        let (one, other) = (exported(&house).await, exported(&house).await);
        for folder in [&one, &other] {
            edit(folder, "limits.toml", |text| text.replace("1 分钟", "2 分钟").replace("1 minute", "2 minutes"));
        }
        edit(&other, "limits.toml", |text| text.replace("2 分钟", "3 分钟"));
        let loaded = done(import(&house, &one).await);
        assert_eq!((loaded.question_versions, loaded.chapters), (1, 1));
        let told = differing(import(&house, &other).await);
        let names: Vec<&str> = told.iter().map(|(item, _)| item.as_str()).collect();
        assert_eq!(names, ["question greeting/single-1", "limits", "chapter greeting"]);
        assert!(told[1].1.contains("-zh-Hans = \"2 分钟\"") && told[1].1.contains("+zh-Hans = \"3 分钟\""));
    }
}
