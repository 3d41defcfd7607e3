// What stories about the modes of a paper share: a candidate whose track asks for the modules, and the words of the way.
import type { Page } from "@playwright/test";
import * as candidate from "./candidate.ts";
import { expect } from "./house.ts";

/** An exam with one question on each page, and one whose sections close. */
export const byQuestion = "confidentiality-module";
export const locked = "safety-module";

export const question = (page: Page, place: number) => page.locator(`fieldset[data-place="${place}"]`);
export const first = (page: Page, place: number) => question(page, place).locator(".choices input").first();
export const next = (page: Page) => page.locator(".pager .on");
export const back = (page: Page) => page.locator(".pager .back");
export const safe = (page: Page) => page.locator(`.save-state[data-state="safe"]`);

/** Gives trainee01 a post that asks for the modules, and signs them in. */
export async function enter(page: Page): Promise<void> {
  await candidate.enter(page, "admin01");
  await page.goto("/people?q=trainee01");
  await page.locator("tbody th a").click();
  await page.locator(`details:has(form[action$="/account/posts"]) > summary`).click();
  await page.locator(`form[action$="/account/posts"] [name=post]`).selectOption("phone");
  await candidate.send(page, page.locator(`form[action$="/account/posts"] button`));
  await candidate.enter(page, "trainee01");
}

/** Starts an exam of theirs; with scripts, waits until the page is awake. */
export async function start(page: Page, exam: string): Promise<string> {
  await enter(page);
  return candidate.start(page, exam);
}

export async function live(page: Page): Promise<void> {
  await expect(page.locator("form#answers[data-live=yes]")).toBeVisible();
}

/** From the paper over the overview to the next section. */
export async function goOn(page: Page): Promise<void> {
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page).toHaveURL(/\/overview$/);
  await candidate.send(page, page.locator(`form[action$="/section"] button`));
  await expect(page.locator("form#answers")).toBeVisible();
}

/** Whether nothing has to be pushed sideways. */
export async function fits(page: Page): Promise<void> {
  const wider = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  expect(wider, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}
