//! Every text people read, from the message files in `app/messages`, one folder a language. Code names a message by
//! its id: `say!(lang, "home-title")`, `say!(lang, "home-left", count = 3)`.

mod bundles;
#[cfg(test)]
pub(crate) mod checks;

use engine::Lang;
use fluent_bundle::{FluentArgs, FluentValue};

/// A message in a language, with its arguments.
macro_rules! say {
    ($lang:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::messages::text($lang, $id, [$((stringify!($name), $crate::messages::value($value))),*])
    };
}

/// What [`say!`] stands for. A message that does not exist shows its id; a test sees that none does.
pub fn text<const N: usize>(lang: Lang, id: &str, args: [(&'static str, FluentValue<'static>); N]) -> String {
    let bundle = bundles::of(lang);
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        tracing::error!(id, %lang, "no such message");
        return id.to_owned();
    };
    let args: FluentArgs<'static> = args.into_iter().collect();
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
    if !faults.is_empty() {
        tracing::error!(id, %lang, ?faults, "a message lacks an argument");
    }
    text
}

/// An argument of a message: a number or a text.
pub fn value(value: impl Into<FluentValue<'static>>) -> FluentValue<'static> {
    value.into()
}
