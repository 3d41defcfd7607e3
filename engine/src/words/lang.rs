use super::closed_words;

closed_words! {
    /// A language people read in.
    Lang as "language" {
        /// 简体中文
        ZhHans = "zh-Hans",
        /// 繁體中文
        ZhHant = "zh-Hant",
        /// English
        En = "en",
    }
}

impl Lang {
    /// Whether the language is written in Chinese characters.
    #[must_use]
    pub const fn is_chinese(self) -> bool {
        matches!(self, Self::ZhHans | Self::ZhHant)
    }
}
