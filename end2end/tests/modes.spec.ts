// The modes of a paper: a question on each page, sections that close, larger text, and what is noted of the window.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import * as modes from "../modes.ts";
import { back, first, live, next, question, safe } from "../modes.ts";
import type { Page } from "@playwright/test";

const seen = (page: Page) => page.locator("fieldset.question:visible");

test("one question is in sight, and button, key, map and the browser's own button turn over", async ({ page }) => {
  await modes.start(page, modes.byQuestion);
  await live(page);
  await expect(seen(page)).toHaveCount(1);
  await expect(back(page)).toBeHidden();
  await next(page).click();
  await expect(question(page, 1)).toBeVisible();
  await expect(question(page, 1).locator(".leaf-head")).toBeFocused();
  await expect(page.locator(".pager-place")).toHaveText(/2.*8/);
  await page.keyboard.press("ArrowRight");
  await expect(question(page, 2).locator(".leaf-head")).toBeFocused();
  await expect(page).toHaveURL(/\?page=3$/);
  await page.keyboard.press("2");
  await expect(question(page, 2).locator(".choices input").nth(1)).toBeChecked();
  await page.goBack();
  await expect(question(page, 1)).toBeVisible();
  await page.locator(`.map [data-to="7"]`).click();
  await expect(question(page, 7)).toBeVisible();
  await expect(next(page)).toBeHidden();
  await expect(seen(page)).toHaveCount(1);
  await back(page).click();
  await expect(question(page, 6)).toBeVisible();
  await page.reload();
  await expect(question(page, 6)).toBeVisible();
});

test("a lost connection stops nobody from going on, and the list before handing in leads to the right page", async ({ page, context }) => {
  const attempt = await modes.start(page, modes.byQuestion);
  await live(page);
  await first(page, 0).check();
  await expect(safe(page)).toBeVisible();
  await context.setOffline(true);
  await next(page).click();
  await first(page, 1).check();
  await next(page).click();
  await expect(question(page, 2)).toBeVisible();
  // With the connection back it is sent by itself.
  await context.setOffline(false);
  await expect(safe(page)).toBeVisible();
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page).toHaveURL(/\/overview$/);
  await expect(page.locator(".map a.answered")).toHaveCount(2);
  await page.locator(`.map [data-to="4"]`).click();
  await expect(page).toHaveURL(new RegExp(`${attempt}\\?page=5#q4$`));
  await expect(question(page, 4)).toBeVisible();
});

test("a section that was left is closed, also for another tab and for whoever asks for it directly", async ({ page, context }) => {
  const attempt = await modes.start(page, modes.locked);
  await live(page);
  await expect(seen(page)).toHaveCount(3);
  const other = await context.newPage();
  await other.goto(attempt);
  await live(other);
  await first(page, 0).check();
  await expect(safe(page)).toBeVisible();
  await modes.goOn(page);
  await expect(seen(page)).toHaveCount(2);
  await expect(question(page, 0)).toHaveCount(0);
  // The other tab still shows the first section: it is told, and comes to the second.
  await first(other, 1).check();
  const dialog = other.locator("#section-dialog");
  await expect(dialog).toBeVisible();
  await dialog.locator("a").click();
  await expect(question(other, 3)).toBeVisible();
  await expect(question(other, 1)).toHaveCount(0);
  const origin = new URL(page.url()).origin;
  const direct = await page.request.post(`${attempt}/answers`, { form: { version: "9", a0: "1", to: "stay" }, headers: { origin } });
  expect(direct.status()).toBe(409);
  // The way back leads to the present section.
  await page.goBack();
  await expect(page).toHaveURL(/\/overview$/);
  await expect(page.locator(".map a")).toHaveCount(2);
});

test("two tabs that go on at once pass one section, and the last ends with handing in", async ({ page, context }) => {
  const attempt = await modes.start(page, modes.locked);
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(`${attempt}/overview`);
  await Promise.all([page, other].map((tab) => candidate.send(tab, tab.locator(`form[action$="/section"] button`))));
  for (const tab of [page, other]) await expect(seen(tab)).toHaveCount(2);
  await modes.goOn(page);
  await expect(question(page, 5)).toBeVisible();
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page.locator(`form[action$="/section"]`)).toHaveCount(0);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await expect(page).toHaveURL(/\/marks$/);
});

test("text at twice its size fits, changes on the paper without a reload, and stays", async ({ page }) => {
  await candidate.enter(page, "trainee01");
  await candidate.send(page, page.locator(`.foot button[value="200"]`));
  await expect(page.locator("html.text-200")).toHaveCount(1);
  for (const address of ["/", "/handbook", "/handbook/returns-and-refunds", "/exams/service-base", "/me"]) {
    await page.goto(address);
    await modes.fits(page);
  }
  const attempt = await candidate.start(page);
  await live(page);
  await modes.fits(page);
  await page.locator(`.text-sizes button[value="text-125"]`).click();
  await expect(page.locator("html.text-125")).toHaveCount(1);
  await expect(page.locator(`.text-sizes button[value="text-125"]`)).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(new RegExp(`${attempt}$`));
  await expect(async () => {
    await page.reload();
    await expect(page.locator("html.text-125")).toHaveCount(1);
  }).toPass();
});

test("that the window was left is noted as a fact, which candidate and manager see", async ({ page }) => {
  const attempt = await modes.start(page, modes.byQuestion);
  await live(page);
  const noted = () => page.waitForResponse((answer) => answer.url().endsWith("/api/noted"));
  const left = noted();
  await page.evaluate("document.hasFocus = () => false; window.dispatchEvent(new Event('blur'))");
  expect((await left).status()).toBe(200);
  const back = noted();
  await page.evaluate("document.hasFocus = () => true; window.dispatchEvent(new Event('focus')); document.dispatchEvent(new Event('paste', { bubbles: true }))");
  expect((await back).status()).toBe(200);
  // Going to another page of the exam is no leaving.
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page).toHaveURL(/\/overview$/);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await expect(page.locator("#noted tbody tr")).toHaveCount(2);
  await expect(page.locator("#noted")).toContainText(/proves? nothing|prove nothing|不能证明/);
  await candidate.enter(page, "manager01");
  await page.goto("/overview/people");
  await page.locator("tbody a[href^='/people/']").first().click();
  await expect(page.locator("h1")).toBeVisible();
  expect(attempt).toContain("/attempts/");
});

test("the candidate's name lies under the questions, out of the way of reading and clicking", async ({ page }) => {
  await modes.start(page, modes.locked);
  const mark = page.locator(".watermark");
  await expect(mark).toHaveAttribute("aria-hidden", "true");
  await expect(mark.locator("span").first()).toContainText("trainee01");
  await first(page, 0).click();
  await expect(first(page, 0)).toBeChecked();
  await page.emulateMedia({ media: "print" });
  await expect(mark.locator("span").first()).toBeVisible();
});
