//! The message files, read once.

use std::sync::OnceLock;

use engine::Lang;
use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use office::for_reader;

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
    "notebook",
    "studio",
    "report",
    "desk",
    "record",
    "staff",
    "import",
    "system",
];

/// The messages of a language. Those in Traditional characters are converted from the Simplified ones.
pub(super) fn of(lang: Lang) -> &'static Bundle {
    static SIMPLIFIED: OnceLock<Bundle> = OnceLock::new();
    static TRADITIONAL: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    match lang {
        Lang::En => ENGLISH.get_or_init(|| read(lang, EN)),
        Lang::ZhHans => SIMPLIFIED.get_or_init(|| read(lang, ZH_HANS)),
        Lang::ZhHant => TRADITIONAL.get_or_init(|| read(lang, ZH_HANS)),
    }
}

fn read(lang: Lang, files: &[(&str, &str)]) -> Bundle {
    let tag = lang.as_str();
    let mut bundle = Bundle::new_concurrent(tag.parse().into_iter().collect());
    // The marks that isolate directions would show up in titles and be copied along.
    bundle.set_use_isolating(false);
    for (name, text) in files {
        let resource =
            FluentResource::try_new(for_reader(lang, text).into_owned()).unwrap_or_else(|(resource, faults)| {
                tracing::error!(name, tag, ?faults, "a message file has faults");
                resource
            });
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(name, tag, ?faults, "a message is there twice");
        }
    }
    bundle
}
