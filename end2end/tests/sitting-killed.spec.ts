// Browser and server are killed: what was ticked is there afterwards, whichever of them went first.
import { mkdtempSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, BrowserType } from "@playwright/test";
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { launchOptions } from "../server.ts";
import { bar, begin, first, keeps, live, save, tick, told } from "../sitting.ts";

/** A browser with a folder of its own, which outlives it. */
const open = (chromium: BrowserType, folder: string, baseURL: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...launchOptions, baseURL, locale: "zh-CN" });

/** Ends the browser as a power cut would: its lock names the process. */
async function kill(context: BrowserContext, folder: string): Promise<void> {
  const closed = context.waitForEvent("close");
  process.kill(Number(readlinkSync(join(folder, "SingletonLock")).split("-").at(-1)), "SIGKILL");
  await closed;
  rmSync(join(folder, "SingletonLock"), { force: true });
}

test("a browser that was killed while the server was down shows and sends its answers when it is opened again", async ({ playwright, house }) => {
  const folder = mkdtempSync(join(tmpdir(), "passgate-browser-"));
  const before = await open(playwright.chromium, folder, house.address);
  const page = before.pages()[0]!;
  const attempt = await begin(page);
  await save(page, 0);
  await house.kill();
  await tick(page, 1, 1);
  await tick(page, 5, 2);
  await kill(before, folder);

  await house.open();
  const after = await open(playwright.chromium, folder, house.address);
  const again = after.pages()[0]!;
  await again.goto("/sign-in");
  await again.locator(`button[name=account][value="trainee01"]`).click();
  await again.waitForURL((url) => url.pathname === "/");
  await expect(told(again, "counts")).toContainText("2");
  await again.goto(attempt);
  await live(again);
  for (const place of [0, 1, 5]) await expect(first(again, place)).toBeChecked();
  await keeps(again, 0);
  await save(again, 6);
  await after.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a server that was killed and came back gets what was ticked meanwhile, without a press", async ({ page, house }) => {
  await page.clock.install();
  const attempt = await begin(page);
  await save(page, 0);
  await house.kill();
  await tick(page, 1, 1);
  await house.open();
  await page.clock.fastForward("00:20");
  await expect(bar(page, "safe")).toBeVisible();
  await candidate.enter(page, "trainee01");
  await page.goto(attempt);
  await expect(first(page, 1)).toBeChecked();
});
