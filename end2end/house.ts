// A house of its own for each story: the debug binary with the demonstration, on a fresh folder and port.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { binary, freePort, root, site } from "./server.ts";

export class House {
  readonly data = mkdtempSync(join(tmpdir(), "passgate-"));
  #port = 0;
  #process?: ChildProcess;

  get address(): string {
    return `http://localhost:${this.#port}`;
  }

  async open(): Promise<void> {
    this.#port ||= await freePort();
    const listen = ["--listen", `127.0.0.1:${this.#port}`, "--data", this.data];
    const { DATABASE_URL: _, ...env } = process.env;
    this.#process = spawn(binary, ["serve", "--demo", ...listen], { cwd: root, env: { ...env, PASSGATE_SITE: site }, stdio: "ignore" });
    for (let tries = 0; tries < 300; tries++) {
      if (this.#process.exitCode !== null) throw new Error(`the server ended with ${this.#process.exitCode}`);
      const ready = await fetch(`${this.address}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error("the server did not get ready");
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

export const test = base.extend<{ house: House }>({
  house: async ({}, use) => {
    const house = new House();
    await house.open();
    await use(house);
    await house.close();
  },
  baseURL: async ({ house }, use) => use(house.address),
});

export { expect } from "@playwright/test";
