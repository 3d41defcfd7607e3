use leptos::prelude::*;

use crate::looker::Reader;

/// How a question is written, in words beside each sign; unfolded for those who begin one.
pub(super) fn format(reader: &Reader, open: bool) -> impl IntoView + use<> {
    let lang = reader.lang;
    let lines = [
        ("## … {#name rule=chapter/rule difficulty=2}", say!(lang, "format-heading")),
        (".multi   .boolean   .red-line", say!(lang, "format-types")),
        ("rule=…   difficulty=1|2|3", say!(lang, "format-rule")),
        ("use=exam|practice   enemy=…   valid-until=2027-12-31   posts=…", say!(lang, "format-draw")),
        ("- [ ] …\n- [x] …", say!(lang, "format-choices")),
        ("- [ ] … {.last}", say!(lang, "format-pin")),
        ("  > …", say!(lang, "format-note")),
        ("> …", say!(lang, "format-explanation")),
        ("{{…}}", say!(lang, "format-limit")),
    ];
    let lines: Vec<_> =
        lines.into_iter().map(|(sign, words)| view! { <dt><code>{sign}</code></dt><dd>{words}</dd> }).collect();
    view! {
        <details class="format no-print" open=open>
            <summary>{say!(lang, "format")}</summary>
            <dl>
                {lines}
                <dt><code>{say!(lang, "format-chat-sign")}</code></dt><dd>{say!(lang, "format-chat")}</dd>
            </dl>
            <p class="soft small">{say!(lang, "format-languages")}</p>
        </details>
    }
}
