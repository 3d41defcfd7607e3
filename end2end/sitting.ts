// What stories of sitting share: a paper that is live, what it says of its answers, and what the browser keeps of them.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import * as candidate from "./candidate.ts";
import { expect } from "./house.ts";

export const bar = (page: Page, state: string) => page.locator(`.save-state[data-state="${state}"]`);
export const first = (page: Page, place: number) => page.locator(`[data-place="${place}"] .choices input`).first();
/** What is said beside a question. */
export const said = (page: Page, place: number) => page.locator(`#state-${place}`);
/** A notice that tells of answers that had waited. */
export const told = (page: Page, name: string) => page.locator(`[data-told="${name}"]`);

/** Waits until the paper of this page is live. */
export async function live(page: Page): Promise<void> {
  await expect(page.locator("form#answers[data-live=yes]")).toBeVisible();
}

/** A candidate's paper. */
export async function begin(page: Page, staffNo = "trainee01"): Promise<string> {
  await candidate.enter(page, staffNo);
  const attempt = await candidate.start(page);
  await live(page);
  return attempt;
}

/** Ticks the first choice of a question and waits until that is safe. */
export async function save(page: Page, place: number): Promise<void> {
  await first(page, place).check();
  await expect(said(page, place)).toHaveAttribute("data-state", "saved");
  await expect(bar(page, "safe")).toBeVisible();
}

/** Ticks the first choice of a question, which cannot be sent now, and waits until the browser keeps so many answers. */
export async function tick(page: Page, place: number, kept: number): Promise<void> {
  await first(page, place).check();
  await expect(said(page, place)).toHaveAttribute("data-state", "here");
  await keeps(page, kept);
}

/** The browser keeps so many answers beyond its pages. */
export async function keeps(page: Page, count: number): Promise<void> {
  const counted = `new Promise((done) => {
    const open = indexedDB.open("passgate");
    open.onsuccess = () => {
      const all = open.result.transaction("answers").objectStore("answers").count();
      all.onsuccess = () => (open.result.close(), done(all.result));
    };
  })`;
  // A page that is just being made anew cannot be asked.
  await expect.poll(() => page.evaluate(counted).catch(() => -1)).toBe(count);
}

/** The same person at another device. */
export async function elsewhere(browser: Browser, baseURL: string, staffNo = "trainee01"): Promise<Page> {
  const page = await (await browser.newContext({ baseURL })).newPage();
  await candidate.enter(page, staffNo);
  return page;
}

/** The tab is closed, and another one opened in the same browser. */
export async function reopened(page: Page, context: BrowserContext): Promise<Page> {
  await page.close();
  return context.newPage();
}
