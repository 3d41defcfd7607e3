use leptos::prelude::*;

/// A seal (印章) of two or four characters, or a stamp for longer words. The words beside it say the same, so those
/// who listen do not hear it twice.
#[component]
pub fn Seal(
    /// What it says.
    text: String,
) -> impl IntoView {
    let letters: Vec<char> = text.chars().collect();
    match letters.as_slice() {
        [first, second] => square(&[(50, 28, *first), (50, 72, *second)], "10 0 80 100").into_any(),
        [a, b, c, d] if !text.is_ascii() => {
            square(&[(73, 28, *a), (73, 72, *b), (27, 28, *c), (27, 72, *d)], "0 0 100 100").into_any()
        }
        _ => stamp(text).into_any(),
    }
}

/// Read as seals are read: columns from the right, each from above.
fn square(letters: &[(u8, u8, char)], shows: &'static str) -> impl IntoView + use<> {
    let narrow = letters.len() == 2;
    let (x, width) = if narrow { ("22", "56") } else { ("3", "94") };
    let letters: Vec<_> = letters
        .iter()
        .map(
            |(x, y, letter)| view! { <text x=x.to_string() y=y.to_string() font-size="40">{letter.to_string()}</text> },
        )
        .collect();
    view! {
        <span class="seal" aria-hidden="true">
            <svg viewBox=shows lang="zh-Hans">
                <rect class="frame" x=x y="3" width=width height="94" rx="5"></rect>
                {letters}
            </svg>
        </span>
    }
}

fn stamp(text: String) -> impl IntoView {
    view! {
        <span class="seal stamp" aria-hidden="true">
            <svg viewBox="0 0 200 70">
                <rect class="frame" x="3" y="3" width="194" height="64" rx="4"></rect>
                <rect class="frame inner" x="9" y="9" width="182" height="52" rx="2"></rect>
                <text x="100" y="37" font-size="26">{text}</text>
            </svg>
        </span>
    }
}
