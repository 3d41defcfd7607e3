use engine::Refusal;

/// A form whose fields are looked at by name: what was typed is kept for the page that is shown again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry(Vec<(String, String)>);

impl Entry {
    /// Takes a form as it came, and refuses fields that nobody asked for.
    pub(crate) fn knowing(fields: Vec<(String, String)>, names: &[&str]) -> Result<Self, Refusal> {
        match fields.iter().find(|(name, _)| !names.contains(&name.as_str())) {
            Some((name, _)) => Err(Refusal::BadRequest { field: name.chars().take(32).collect() }),
            None => Ok(Self(fields)),
        }
    }

    /// What was typed under this name; empty when nothing was.
    pub(crate) fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// Everything that came under this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What was typed, or what stands there when nothing was sent at all.
    pub(crate) fn or(&self, name: &str, present: &str) -> String {
        if self.0.is_empty() { present.to_owned() } else { self.one(name).to_owned() }
    }
}
