// Where the program under test is, and the browser that looks at it.
import { execFileSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const env = process.env;
const cache = env.PASSGATE_CACHE ?? join(env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "passgate");

/** The debug binary, as `make test` builds it. */
export const binary = join(env.CARGO_TARGET_DIR ?? join(cache, "target"), "debug", "passgate");

/** The client's files beside it. */
export const site = env.PASSGATE_SITE ?? join(cache, "site");

/** The project's folder, in which the question banks are found. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

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
