//! The message files, read once.

use std::sync::OnceLock;

use engine::Lang;
use fluent_bundle::{FluentResource, concurrent::FluentBundle};

type Bundle = FluentBundle<FluentResource>;

/// Name and text of each file, per language. A new file is named here once.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        pub(super) const ZH_HANS: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../messages/zh-Hans/", $name, ".ftl")))),*];
        pub(super) const EN: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../messages/en/", $name, ".ftl")))),*];
    };
}

files![
    "shell",
    "names",
    "moments",
    "refusals",
    "sign-in",
    "home",
    "handbook",
    "certificate",
    "team",
    "exam",
    "marks",
    "practice",
    "studio",
    "report",
    "desk",
    "record",
    "staff",
    "import",
    "system",
];

/// The messages of a language; a language that has none yet reads the nearest.
pub(super) fn of(lang: Lang) -> &'static Bundle {
    static CHINESE: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    match crate::language::nearest(lang) {
        Lang::En => ENGLISH.get_or_init(|| read("en", EN)),
        Lang::ZhHans | Lang::ZhHant => CHINESE.get_or_init(|| read("zh-Hans", ZH_HANS)),
    }
}

fn read(tag: &str, files: &[(&str, &str)]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(tag.parse().into_iter().collect());
    // The marks that isolate directions would show up in titles and be copied along.
    bundle.set_use_isolating(false);
    for (name, text) in files {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, faults)| {
            tracing::error!(name, tag, ?faults, "a message file has faults");
            resource
        });
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(name, tag, ?faults, "a message is there twice");
        }
    }
    bundle
}
