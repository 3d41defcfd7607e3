// A house of its own for each story: the debug binary with the demonstration, on a fresh folder and port. Most stories
// begin on everybody's first day; `test.use({ people: "all" })` gives one sixty people with a past.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { past } from "./past.ts";
import { binary, freePort, root, site } from "./server.ts";

export type People = "few" | "all";

/** Exams beside the shipped ones, by name: the text of their files. */
export type Exams = Record<string, string>;

export class House {
  readonly data: string;
  readonly #people: People;
  readonly #exams: Exams;
  #port = 0;
  #process?: ChildProcess;

  /** On an empty folder of its own, a copy of another, or in one that is there. */
  constructor(people: People, folder: { in?: string; like?: string } = {}, exams: Exams = {}) {
    this.#people = people;
    this.#exams = exams;
    this.data = folder.in ?? mkdtempSync(join(tmpdir(), "passgate-"));
    if (folder.like) cpSync(folder.like, this.data, { recursive: true });
  }

  get address(): string {
    return `http://localhost:${this.#port}`;
  }

  async open(): Promise<void> {
    this.#port ||= await freePort();
    const content = Object.keys(this.#exams).length > 0 ? ["--content", this.#content()] : [];
    const listen = [...content, "--listen", `127.0.0.1:${this.#port}`, "--data", this.data, "--demo-people", this.#people];
    const { DATABASE_URL: _, ...env } = process.env;
    this.#process = spawn(binary, ["serve", "--demo", ...listen], { cwd: root, env: { ...env, PASSGATE_SITE: site }, stdio: "ignore" });
    for (let tries = 0; tries < 2000; tries++) {
      if (this.#process.exitCode !== null) throw new Error(`the server ended with ${this.#process.exitCode}`);
      const ready = await fetch(`${this.address}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error("the server did not get ready");
  }

  /** The shipped content with these exams beside. */
  #content(): string {
    const folder = join(this.data, "content");
    cpSync(join(root, "question-banks"), folder, { recursive: true });
    for (const [exam, text] of Object.entries(this.#exams)) writeFileSync(join(folder, "exams", `${exam}.toml`), text);
    return folder;
  }

  /** Ends the process as a power cut would; what was acknowledged must be there afterwards. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((over) => child.once("exit", over));
    child.kill(signal);
    await ended;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }
}

/** Lets sixty people live in a data folder until today. */
async function live(data: string): Promise<void> {
  const house = new House("all", { in: data });
  await house.open();
  await house.kill("SIGTERM");
}

interface Options {
  people: People;
  exams: Exams;
  house: House;
}

export const test = base.extend<Options>({
  people: ["few", { option: true }],
  exams: [{}, { option: true }],
  house: async ({ people, exams }, use) => {
    const house = new House(people, people === "all" ? { like: await past(live) } : {}, exams);
    await house.open();
    await use(house);
    await house.close();
  },
  baseURL: async ({ house }, use) => use(house.address),
});

export { expect } from "@playwright/test";
