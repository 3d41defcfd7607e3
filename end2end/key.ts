// The shipped questions with their keys, read from question-banks/: a story knows what is right, the browser does not.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Keyed {
  stem: string;
  choices: string[];
  right: string[];
  red: boolean;
}

const banks = fileURLToPath(new URL("../question-banks/", import.meta.url));

/** The red lines of a bank that an exam draws as single choices: their ids, and how each begins in Chinese. */
export function redLines(bank: string): { id: string; stem: string }[] {
  const heading = /^## (.*?) \{#([a-z0-9-]+) (.*)\}$/gm;
  const all = [...readFileSync(`${banks}banks/${bank}.zh-Hans.md`, "utf8").matchAll(heading)];
  const wanted = all.filter(([, , , about]) => about!.includes(".red-line") && !/\.multi|\.boolean|use=practice/.test(about!));
  return wanted.map(([, stem, id]) => ({ id: id!, stem: stem!.split(/[*{]/)[0]! }));
}

/** Text as a reader sees it, without marks and white space. */
export function bare(text: string): string {
  return text.replace(/\*\*|\\|\s/g, "");
}

function limits(language: string): Map<string, string> {
  const found = new Map<string, string>();
  let name = "";
  for (const line of readFileSync(`${banks}limits.toml`, "utf8").split("\n")) {
    name = /^\[([a-z0-9-]+)\]/.exec(line)?.[1] ?? name;
    const text = new RegExp(`^${language} *= *"(.*)"`).exec(line)?.[1];
    if (text) found.set(name, text);
  }
  return found;
}

function read(text: string): Keyed[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((block) => {
      const [heading = "", ...rest] = block.split("\n");
      const ticks = rest.map((line) => /^- \[([ x])\] (.*?)(?: \{\.(?:first|last)\})?$/.exec(line)).filter((tick) => tick !== null);
      const text = (tick: RegExpExecArray) => bare(tick[2] ?? "");
      return {
        stem: bare(heading.replace(/\{#.*\}$/, "")),
        choices: ticks.map(text).sort(),
        right: ticks.filter((tick) => tick[1] === "x").map(text),
        red: heading.includes(".red-line"),
      };
    });
}

/** All shipped questions in a language. */
export function keys(language: "zh-Hans" | "en"): Keyed[] {
  const of = limits(language);
  return readdirSync(`${banks}banks`)
    .filter((file) => file.endsWith(`.${language}.md`))
    .flatMap((file) => read(readFileSync(`${banks}banks/${file}`, "utf8").replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name) => of.get(name) ?? "")));
}

/** The question that a page shows, by its stem and its choices. */
export function find(all: Keyed[], stem: string, choices: string[]): Keyed {
  const shown = choices.map(bare).sort().join("|");
  const fits = all.filter((one) => bare(stem).startsWith(one.stem) && one.choices.join("|") === shown);
  if (fits.length !== 1) throw new Error(`${fits.length} questions fit “${stem}”`);
  return fits[0]!;
}
