use leptos::prelude::*;

/// What kind of text a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Takes {
    /// A line of text.
    #[default]
    Text,
    /// A number or code, written in letters of equal width.
    Code,
    /// A password one has.
    Password,
    /// A password one chooses now.
    NewPassword,
    /// One's own staff number.
    StaffNo,
}

impl Takes {
    const fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Code | Self::StaffNo => "text",
            Self::Password | Self::NewPassword => "password",
        }
    }

    const fn completes(self) -> &'static str {
        match self {
            Self::Text | Self::Code => "off",
            Self::StaffNo => "username",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
        }
    }

    const fn class(self) -> Option<&'static str> {
        match self {
            Self::Code | Self::StaffNo => Some("code-like"),
            Self::Text | Self::Password | Self::NewPassword => None,
        }
    }
}

/// A field with its label above, and the refusal that speaks of it right below.
#[component]
pub fn Field(
    /// Its name in the form.
    name: &'static str,
    /// What people read.
    label: String,
    /// What it takes.
    #[prop(optional)]
    takes: Takes,
    /// What was typed before.
    #[prop(optional, into)]
    value: Option<String>,
    /// Why what was typed is refused.
    #[prop(optional_no_strip)]
    refusal: Option<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let hint_id = hint.is_some().then(|| format!("{name}-hint"));
    let refusal_id = refusal.is_some().then(|| format!("{name}-refusal"));
    let described = [refusal_id.clone(), hint_id.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let described = (!described.is_empty()).then_some(described);
    let invalid = refusal.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
            <input
                id=name
                name=name
                type=takes.kind()
                class=takes.class()
                value=value
                autocomplete=takes.completes()
                autocapitalize="none"
                spellcheck="false"
                maxlength="200"
                required
                autofocus=refusal.is_some()
                aria-invalid=invalid
                aria-describedby=described
            />
            {refusal.map(|refusal| view! { <span class="refusal" id=refusal_id role="alert">{refusal}</span> })}
        </div>
    }
}
