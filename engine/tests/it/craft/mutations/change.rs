//! Ways to break a bank, in the text of its files.

use crate::craft::Shelf;

/// The files of one topic, to be changed.
pub(super) struct Change<'s> {
    topic: &'s str,
    shelf: &'s mut Shelf,
}

/// One question's Markdown, from behind its `## ` on.
pub(super) struct Text {
    language: &'static str,
    text: String,
}

const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

impl<'s> Change<'s> {
    pub(super) fn of(topic: &'s str, shelf: &'s mut Shelf) -> Self {
        Self { topic, shelf }
    }

    pub(super) fn singles(&mut self, edit: impl Fn(&mut Text)) {
        self.each(|text| text.is("single"), usize::MAX, edit);
    }

    /// More than a third of them: enough for a pattern.
    pub(super) fn first_multis(&mut self, edit: impl Fn(&mut Text)) {
        self.each(|text| text.is("multi"), 4, edit);
    }

    pub(super) fn booleans(&mut self, edit: impl Fn(&mut Text)) {
        self.each(|text| text.is("boolean"), usize::MAX, edit);
    }

    pub(super) fn first_single(&mut self, edit: impl Fn(&mut Text)) {
        self.each(|text| text.is("single"), 1, edit);
    }

    pub(super) fn first_undated(&mut self, edit: impl Fn(&mut Text)) {
        self.each(|text| !text.heading().contains("valid-until"), 1, edit);
    }

    /// Appends a copy of a statement that has no enemies and whose rules can bear one more question.
    pub(super) fn copy_a_question(&mut self) {
        let questions = self.questions("en");
        let is_target = |id: &str| questions.iter().any(|text| text.names_as_enemy(id));
        let can_bear = |text: &Text| text.rules().iter().all(|rule| self.citing(rule) <= 2);
        let fit = |text: &&Text| text.is("boolean") && !text.heading().contains("enemy=") && !is_target(&text.id());
        let id = questions.iter().filter(fit).find(|text| can_bear(text)).unwrap().id();
        for language in LANGUAGES {
            let mut questions = self.questions(language);
            let text = questions.iter().find(|text| text.id() == id).unwrap();
            let copy = text.text.replacen(&format!("{{#{id} "), "{#a-copy ", 1);
            questions.push(Text { language, text: copy });
            self.put(language, &questions);
        }
    }

    /// Takes away the last question that no other names as its enemy.
    pub(super) fn drop_last_question(&mut self, language: &'static str) {
        let mut questions = self.questions(language);
        let is_named = |id: &str| questions.iter().any(|text| text.names_as_enemy(id));
        let last = questions.iter().rposition(|text| !is_named(&text.id())).unwrap();
        questions.remove(last);
        self.put(language, &questions);
    }

    pub(super) fn drop_file(&mut self, part: &str, language: &str) {
        self.shelf.0.remove(&format!("{part}/{}.{language}.md", self.topic)).unwrap();
    }

    pub(super) fn add_a_rule(&mut self) {
        for language in LANGUAGES {
            let chapter = self.shelf.0.get_mut(&format!("handbook/{}.{language}.md", self.topic)).unwrap();
            chapter.push_str("\n## 新的一条 {#brand-new}\n\n如此。\n");
        }
    }

    /// Makes every statement of the first four cite the rule of the first.
    pub(super) fn crowd_a_rule(&mut self) {
        let rule = self.questions("en").iter().find(|text| text.is("boolean")).unwrap().rules().remove(0);
        self.each(|text| text.is("boolean"), 4, |text| text.cite(&rule));
    }

    pub(super) fn tick_other_in_english(&mut self) {
        let english = |text: &Text| text.is("multi") && text.language == "en" && text.text.matches("- [x]").count() > 1;
        self.each(english, 1, |text| text.text = text.text.replacen("- [x]", "- [ ]", 1));
    }

    /// Makes a statement of the rule of a single choice say what is right there, in Chinese.
    pub(super) fn say_an_answer(&mut self) {
        let questions = self.questions("zh-Hans");
        let can_bear = |text: &&Text| text.is("single") && text.rules().iter().all(|rule| self.citing(rule) <= 2);
        let asked = questions.iter().find(can_bear).unwrap();
        let (right, rule) = (asked.right_choice(), asked.rules().remove(0));
        let fit = |text: &Text| text.is("boolean") && !text.rules().contains(&rule);
        self.each(fit, 1, |text| {
            text.cite(&rule);
            if text.language == "zh-Hans" {
                text.text = format!("{right}。{}", text.text);
            }
        });
    }

    fn each(&mut self, wanted: impl Fn(&Text) -> bool, most: usize, edit: impl Fn(&mut Text)) {
        for language in LANGUAGES {
            let mut questions = self.questions(language);
            questions.iter_mut().filter(|text| wanted(text)).take(most).for_each(&edit);
            self.put(language, &questions);
        }
    }

    fn file(&self, language: &str) -> String {
        format!("banks/{}.{language}.md", self.topic)
    }

    fn questions(&self, language: &'static str) -> Vec<Text> {
        let texts = self.shelf.0[&self.file(language)].split("\n## ").skip(1);
        texts.map(|text| Text { language, text: text.trim_end().to_owned() + "\n" }).collect()
    }

    fn put(&mut self, language: &str, questions: &[Text]) {
        let file = self.file(language);
        let head = self.shelf.0[&file].split("\n## ").next().unwrap().to_owned();
        let text = questions.iter().fold(head, |file, question| format!("{file}\n## {}", question.text));
        self.shelf.0.insert(file, text);
    }

    /// How many questions cite a rule.
    fn citing(&self, rule: &str) -> usize {
        self.questions("en").iter().filter(|text| text.rules().iter().any(|cited| cited == rule)).count()
    }
}

impl Text {
    fn heading(&self) -> &str {
        self.text.lines().next().unwrap()
    }

    fn is(&self, kind: &str) -> bool {
        let written = ["multi", "boolean"].into_iter().find(|kind| self.heading().contains(&format!(".{kind}")));
        written.unwrap_or("single") == kind
    }

    fn id(&self) -> String {
        self.heading().split("{#").nth(1).unwrap().split(' ').next().unwrap().to_owned()
    }

    /// The rules it cites, without their topic.
    fn rules(&self) -> Vec<String> {
        let rules = self.heading().split("rule=").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap());
        rules.map(|rule| rule.split('/').nth(1).unwrap().to_owned()).collect()
    }

    fn right_choice(&self) -> &str {
        self.text.lines().find_map(|line| line.strip_prefix("- [x] ")).unwrap()
    }

    /// What stands before the choices, the choices with their notes, and what stands behind.
    fn parts(&self) -> (String, Vec<String>, String) {
        let (mut before, mut choices, mut behind) = (String::new(), Vec::<String>::new(), String::new());
        for line in self.text.split_inclusive('\n') {
            if line.starts_with("- [") {
                choices.push(line.to_owned());
            } else if let (Some(choice), true) = (choices.last_mut(), line.starts_with("  ")) {
                choice.push_str(line);
            } else if choices.is_empty() {
                before.push_str(line);
            } else {
                behind.push_str(line);
            }
        }
        (before, choices, behind)
    }

    fn choose(&mut self, edit: impl Fn(&mut Vec<String>)) {
        let (before, mut choices, behind) = self.parts();
        edit(&mut choices);
        self.text = format!("{before}{}{behind}", choices.concat());
    }

    pub(super) fn right_choice_first(&mut self) {
        self.choose(|choices| choices.sort_by_key(|choice| !choice.starts_with("- [x]")));
    }

    pub(super) fn lengthen_right_choice(&mut self) {
        let more = match self.language {
            "en" => {
                " and then also write down in the ticket what was agreed with whom and until when it has to be done"
            }
            _ => "而且把和谁约定了什么以及什么时候要做完都写进工单里面去",
        };
        self.choose(|choices| {
            let right = choices.iter_mut().find(|choice| choice.starts_with("- [x]")).unwrap();
            *right = right.replacen('\n', &format!("{more}\n"), 1);
        });
    }

    pub(super) fn tick_all(&mut self) {
        self.text = self.text.replace("\n- [ ]", "\n- [x]");
    }

    pub(super) fn tick_last(&mut self) {
        self.choose(|choices| {
            choices[0] = choices[0].replace("[x]", "[ ]");
            choices[1] = choices[1].replace("[ ]", "[x]");
        });
    }

    pub(super) fn ask(&mut self, chinese: &str, english: &str) {
        let attributes = self.text.split_once(" {#").unwrap().1.to_owned();
        let stem = if self.language == "en" { english } else { chinese };
        self.text = format!("{stem} {{#{attributes}");
    }

    pub(super) fn add_to_stem(&mut self, chinese: &str, english: &str) {
        let more = if self.language == "en" { english } else { chinese };
        self.text.insert_str(0, more);
    }

    fn names_as_enemy(&self, id: &str) -> bool {
        self.heading().split_whitespace().any(|part| part.trim_end_matches('}') == format!("enemy={id}"))
    }

    pub(super) fn drop_explanation(&mut self) {
        self.text = self.text.split_inclusive('\n').filter(|line| !line.starts_with('>')).collect();
    }

    pub(super) fn cite(&mut self, rule: &str) {
        let rule_of_topic = self.heading().split("rule=").nth(1).unwrap().split('/').next().unwrap().to_owned();
        if !self.rules().iter().any(|cited| cited == rule) {
            self.text = self.text.replacen(" rule=", &format!(" rule={rule_of_topic}/{rule} rule="), 1);
        }
    }

    /// Adds two wrong choices: in Chinese the first pair, in English the second.
    pub(super) fn add_choices(&mut self, chinese: [&str; 2], english: [&str; 2]) {
        let more = if self.language == "en" { english } else { chinese };
        self.choose(|choices| choices.extend(more.map(|text| format!("- [ ] {text}\n"))));
    }
}
