// What stories of pauses share: a paper before one, and a trainer who stops the time and lets it go on.
import type { Browser, Page } from "@playwright/test";
import * as candidate from "./candidate.ts";
import { expect } from "./house.ts";

export const first = (page: Page, place: number) => page.locator(`[data-place="${place}"] .choices input`).first();
export const questions = (page: Page) => page.locator(".sheet .question").first();

/** A trainer at another desk. */
export async function trainer(browser: Browser, baseURL: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL })).newPage();
  await candidate.enter(page, "trainer01");
  await page.goto("/studio/exams/service-base");
  return page;
}

export async function pause(desk: Page): Promise<void> {
  await desk.locator("#underway details summary").click();
  await desk.locator("#underway textarea").fill("Fire drill 消防演练");
  await candidate.send(desk, desk.locator(`form[action$="/pause"] button`));
  await expect(desk.locator(`form[action$="/resume"]`)).toBeVisible();
}

export async function goOn(desk: Page): Promise<void> {
  await desk.locator("#underway textarea").fill("All back 全员返回");
  await candidate.send(desk, desk.locator(`form[action$="/resume"] button`));
  await expect(desk.locator(`form[action$="/pause"]`)).toHaveCount(1);
}
