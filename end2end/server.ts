// The server under test: the debug binary with the demonstration, in a folder and on a port of its own.
// What is found out here goes into the environment, since each of Playwright's workers reads this file again.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlaywrightTestConfig } from "@playwright/test";

const env = process.env;

async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return String(port);
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "passgate-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

env.PASSGATE_PORT ??= await freePort();
env.PASSGATE_TEST_DATA ??= newFolder();

const cache = env.PASSGATE_CACHE ?? join(env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "passgate");
const binary = join(env.CARGO_TARGET_DIR ?? join(cache, "target"), "debug", "passgate");

/** Where the server answers. */
export const address = `http://localhost:${env.PASSGATE_PORT}`;

/** The folder that holds the server's database. */
export const data = env.PASSGATE_TEST_DATA;

export const webServer: PlaywrightTestConfig["webServer"] = {
  // Whatever database the shell knows about: the demonstration has its own.
  command: `exec env -u DATABASE_URL "${binary}" serve --demo --listen 127.0.0.1:${env.PASSGATE_PORT} --data "${data}"`,
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  url: `${address}/readyz`,
  env: { PASSGATE_SITE: env.PASSGATE_SITE ?? join(cache, "site") },
  timeout: 60_000,
  gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  stdout: env.PASSGATE_TEST_LOG ? "pipe" : "ignore",
  stderr: "pipe",
};

/** Chromium as the system has it: no browser is downloaded. */
export const launchOptions = {
  executablePath: env.PASSGATE_CHROMIUM ?? execFileSync("which", ["chromium"], { encoding: "utf8" }).trim(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
