// A power cut, a fire drill: a trainer stops the time of everybody, and nothing is lost.
import type { Browser, Page } from "@playwright/test";
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";

const first = (page: Page, place: number) => page.locator(`[data-place="${place}"] .choices input`).first();
const questions = (page: Page) => page.locator(".sheet .question").first();

/** A trainer at another desk. */
async function trainer(browser: Browser, baseURL: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL })).newPage();
  await candidate.enter(page, "trainer01");
  await page.goto("/studio/exams/service-base");
  return page;
}

async function pause(desk: Page): Promise<void> {
  await desk.locator("#underway details summary").click();
  await desk.locator("#underway textarea").fill("Fire drill 消防演练");
  await candidate.send(desk, desk.locator(`form[action$="/pause"] button`));
  await expect(desk.locator(`form[action$="/resume"]`)).toBeVisible();
}

async function goOn(desk: Page): Promise<void> {
  await desk.locator("#underway textarea").fill("All back 全员返回");
  await candidate.send(desk, desk.locator(`form[action$="/resume"] button`));
  await expect(desk.locator(`form[action$="/pause"]`)).toHaveCount(1);
}

test("a page that is answered notices the pause, hides the questions, and goes on by itself", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false);
  await candidate.enter(page, "trainee01");
  await candidate.start(page);
  await expect(page.locator("form#answers[data-live=yes]")).toBeVisible();
  await first(page, 0).check();
  await expect(page.locator(`.save-state[data-state="safe"]`)).toBeVisible();
  const desk = await trainer(browser, baseURL!);
  await pause(desk);
  await first(page, 1).check();
  await expect(page.locator(".halt")).toBeVisible();
  await expect(page.locator(".halt")).toContainText("消防演练");
  await expect(page.locator(".halt .left")).toHaveText(/^\d+:\d\d$/);
  await expect(questions(page)).toBeHidden();
  await expect(page.locator(`.save-state[data-state="held"]`)).toBeVisible();
  await goOn(desk);
  await expect(questions(page)).toBeVisible({ timeout: 40_000 });
  await expect(page.locator(`.save-state[data-state="safe"]`)).toBeVisible();
  await page.reload();
  await expect(first(page, 0)).toBeChecked();
  await expect(first(page, 1)).toBeChecked();
  await expect(page.locator(".stops li")).toHaveCount(1);
});

test("a page on which nothing is entered notices the pause, too, and one that is opened in it goes on by itself", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false);
  await candidate.enter(page, "trainee01");
  await candidate.start(page);
  await expect(page.locator("form#answers[data-live=yes]")).toBeVisible();
  const desk = await trainer(browser, baseURL!);
  await pause(desk);
  await expect(page.locator(".halt")).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(page.locator(".halt.now")).toBeVisible();
  await expect(questions(page)).toHaveCount(0);
  await goOn(desk);
  await expect(questions(page)).toBeVisible({ timeout: 40_000 });
});

test("without scripts, what was sent in the pause is sent again with one press when it is over", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false);
  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  const desk = await trainer(browser, baseURL!);
  await pause(desk);
  await first(page, 2).check();
  await candidate.send(page, page.locator(`button[value="stay"]`).first());
  await expect(page.locator(".halt.now")).toBeVisible();
  await expect(questions(page)).toHaveCount(0);
  await goOn(desk);
  await candidate.send(page, page.locator(`.halt-ways form button`));
  await expect(first(page, 2)).toBeChecked();
  await page.goto(attempt);
  await expect(page.locator(".stops li")).toHaveCount(1);
});

test("whoever opens the paper in the pause looks again with a press and may hand in", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false);
  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  const desk = await trainer(browser, baseURL!);
  await pause(desk);
  await page.goto(attempt);
  await page.locator(".halt-ways a").first().click();
  await expect(page.locator(".halt.now")).toBeVisible();
  await page.goto(`${attempt}/overview`);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await expect(page).toHaveURL(/\/marks$/);
  await expect(page.locator(".stops li")).toHaveCount(1);
});
