//! The language of whoever sits at the terminal.

use engine::Lang;

/// As the system's settings say; English when they say nothing that is known here.
pub(crate) fn lang() -> Lang {
    let setting = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    read(&setting.unwrap_or_default())
}

fn read(setting: &str) -> Lang {
    match setting.split('.').next().unwrap_or_default() {
        "zh_TW" | "zh_HK" | "zh_MO" => Lang::ZhHant,
        chinese if chinese.starts_with("zh") => Lang::ZhHans,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_speaks_the_language_of_the_system() {
        assert_eq!(read("zh_CN.UTF-8"), Lang::ZhHans);
        assert_eq!(read("zh_TW.UTF-8"), Lang::ZhHant);
        assert_eq!(read("C.UTF-8"), Lang::En);
        assert_eq!(read(""), Lang::En);
    }
}
