// A power cut, a fire drill: a trainer stops the time of everybody, and nothing is lost.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { first, goOn, pause, questions, trainer } from "../pausing.ts";
import { begin, keeps, told } from "../sitting.ts";

test("a page that is answered notices the pause, hides the questions, and goes on by itself", async ({ page, browser, baseURL }) => {
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

test("a page on which nothing is entered notices the pause, too, and one that is opened in it goes on by itself", async ({ page, browser, baseURL }) => {
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

test("what is ticked before the page knows of the pause is there after a reload in it, and counts when it goes on", async ({ page, browser, baseURL }) => {
  const attempt = await begin(page);
  const desk = await trainer(browser, baseURL!);
  await pause(desk);
  await first(page, 1).check();
  await expect(page.locator(".halt")).toBeVisible();
  await keeps(page, 1);
  await page.reload();
  await expect(page.locator(".halt.now")).toBeVisible();
  await expect(page.locator(`.save-state[data-state="held"]`)).toContainText("1");
  await page.goto(`${attempt}/overview`);
  await expect(told(page, "paused")).toContainText("1");
  await page.goto(attempt);
  await goOn(desk);
  await expect(first(page, 1)).toBeChecked({ timeout: 40_000 });
  await expect(page.locator(`.save-state[data-state="safe"]`)).toBeVisible();
  await keeps(page, 0);
  await page.reload();
  await expect(first(page, 1)).toBeChecked();
});
