use leptos::prelude::*;

/// A few sentences to be written, with the label above and the refusal right below.
#[component]
pub fn Lines(
    /// Names it within the page.
    #[prop(into)]
    id: String,
    /// Its name in the form.
    name: &'static str,
    /// What people read.
    label: String,
    /// What helps to write it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What was written before.
    #[prop(optional_no_strip)]
    value: Option<String>,
    /// Why what was written is refused.
    #[prop(optional_no_strip)]
    refusal: Option<String>,
) -> impl IntoView {
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
                rows="2"
                maxlength="500"
                required
                autofocus=refusal.is_some()
                aria-invalid=invalid
                aria-describedby=described
            >
                {value}
            </textarea>
            {refusal.map(|refusal| view! { <span class="refusal" id=refusal_id role="alert">{refusal}</span> })}
        </div>
    }
}
