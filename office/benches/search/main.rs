//! How long a search in a handbook of 2,000 rules takes, in each language: the shipped handbook, eight times over.
#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use engine::{Lang, Limits, SearchIndex, parse_chapter};
use office::{Stopwatch, traditional};

/// How many rules there are at least.
const RULES: usize = 2_000;
/// How often each query is asked.
const ROUNDS: usize = 200;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("| language | query | p50 µs | p99 µs | index ms | rules |\n|---|---|---|---|---|---|");
    let queries = [
        (Lang::ZhHans, ["退货", "货", "退货运费", "60 秒"]),
        (Lang::ZhHant, ["退貨", "貨", "退貨運費", "60 秒"]),
        (Lang::En, ["refund", "re", "who pays the return postage", "60 seconds"]),
    ];
    for (lang, queries) in queries {
        measure(lang, &rules(lang)?, &queries)?;
    }
    Ok(())
}

/// Title and text of the shipped rules, as often as it takes.
fn rules(lang: Lang) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let banks = concat!(env!("CARGO_MANIFEST_DIR"), "/../question-banks");
    let limits = Limits::parse("limits.toml", &std::fs::read_to_string(format!("{banks}/limits.toml"))?).0;
    let written = if lang == Lang::En { "en" } else { "zh-Hans" };
    let mut rules = Vec::new();
    for entry in std::fs::read_dir(format!("{banks}/handbook"))? {
        let path = entry?.path();
        let name = path.display().to_string();
        if name.ends_with(&format!(".{written}.md")) {
            let chapter =
                parse_chapter(&name, &std::fs::read_to_string(&path)?, &limits).0.ok_or("a chapter is broken")?;
            rules.extend(chapter.rules.iter().map(|rule| (rule.title.clone(), rule.body.to_text())));
        }
    }
    if lang == Lang::ZhHant {
        rules = rules.iter().map(|(title, text)| (traditional(title), traditional(text))).collect();
    }
    let times = RULES.div_ceil(rules.len().max(1));
    Ok(rules.iter().cycle().take(rules.len() * times).cloned().collect())
}

fn measure(lang: Lang, rules: &[(String, String)], queries: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    let start = Stopwatch::start();
    let index = SearchIndex::of(rules.iter().map(|(title, text)| (title.as_str(), text.as_str())));
    let made = start.ms();
    for query in queries {
        let mut took = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            let start = Stopwatch::start();
            let found = index.find(query, 30);
            let shown: usize = found.iter().map(|number| index.excerpt(*number, query).parts.len()).sum();
            took.push(start.seconds() * 1e6);
            if found.is_empty() || shown == 0 {
                return Err(format!("{query}: nothing found").into());
            }
        }
        took.sort_by(f64::total_cmp);
        let (p50, p99) = (took[ROUNDS / 2], took[ROUNDS * 99 / 100]);
        println!("| {lang} | {query} | {p50:.0} | {p99:.0} | {made:.0} | {} |", rules.len());
    }
    Ok(())
}
