use engine::Lang;
use leptos::prelude::*;

/// A field for several lines, with its label above and the refusal that speaks of it right below.
#[component]
pub fn Area(
    /// Its name in the form, and with `suffix` its id.
    #[prop(into)]
    name: String,
    /// What makes its id the only one on a page that has several fields of that name.
    #[prop(optional, into)]
    suffix: Option<String>,
    /// What people read.
    label: String,
    /// What was typed before.
    #[prop(optional, into)]
    value: Option<String>,
    /// How many lines it shows.
    #[prop(default = 3)]
    rows: usize,
    /// The most characters it takes.
    #[prop(default = 1_000)]
    most: usize,
    /// Why what was typed is refused.
    #[prop(optional_no_strip)]
    refusal: Option<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let id = suffix.map_or_else(|| name.clone(), |suffix| format!("{name}-{suffix}"));
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let refusal_id = refusal.is_some().then(|| format!("{id}-refusal"));
    let described = [refusal_id.clone(), hint_id.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let described = (!described.is_empty()).then_some(described);
    let invalid = refusal.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
            <textarea
                id=id
                name=name
                rows=rows.to_string()
                maxlength=most.to_string()
                required
                autofocus=refusal.is_some()
                aria-invalid=invalid
                aria-describedby=described
                inner_html=written(&value.unwrap_or_default())
            ></textarea>
            {refusal.map(|refusal| view! { <span class="refusal" id=refusal_id role="alert">{refusal}</span> })}
        </div>
    }
}

/// A text as markup for the inside of a `<textarea>`: Leptos takes what stands there as it is, so it is escaped here.
/// A browser drops the first line break, so one more is written.
pub(super) fn written(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    html.push('\n');
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
    html
}

/// A text in the content format, in letters of equal width and without the browser's spelling.
#[component]
pub fn SourceArea(
    /// The language of the text; the field's name is `text-` with it.
    language: Lang,
    /// What people read.
    label: String,
    /// The text.
    text: String,
) -> impl IntoView {
    let name = format!("text-{language}");
    let rows = (text.lines().count() + 3).clamp(14, 40).to_string();
    view! {
        <div class="field source">
            <label for=name.clone()>{label}</label>
            <textarea
                id=name.clone()
                name=name
                rows=rows
                lang=language.as_str()
                data-language=language.as_str()
                maxlength="20000"
                spellcheck="false"
                autocapitalize="none"
                autocomplete="off"
                inner_html=written(&text)
            ></textarea>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use engine::Lang;
    use leptos::prelude::*;

    use super::{Area, SourceArea};

    #[test]
    fn a_text_stays_what_it_is_inside_a_text_area() {
        for (text, inside) in [
            ("</textarea><b>&amp;", ">\n&lt;/textarea&gt;&lt;b&gt;&amp;amp;</textarea>"),
            ("\nthe first line is empty", ">\n\nthe first line is empty</textarea>"),
            ("", ">\n</textarea>"),
        ] {
            let text = text.to_owned();
            let html = view! { <SourceArea language=Lang::En label=String::new() text=text/> }.to_html();
            assert!(html.contains(inside), "{html}");
        }
        let typed = "</textarea><img src=x>".to_owned();
        let html = view! { <Area name="reason" label=String::new() value=typed refusal=None/> }.to_html();
        assert!(html.contains(">\n&lt;/textarea&gt;&lt;img src=x&gt;</textarea>"), "{html}");
    }
}
