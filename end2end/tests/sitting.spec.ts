// Sitting an exam: nothing is lost, whatever happens to page, session, device or server.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import type { Page } from "@playwright/test";

const safe = (page: Page) => page.locator(`.save-state[data-state="safe"]`);
const first = (page: Page, place: number) => page.locator(`[data-place="${place}"] .choices input`).first();

async function begin(page: Page, staffNo = "trainee01"): Promise<string> {
  await candidate.enter(page, staffNo);
  const attempt = await candidate.start(page);
  await expect(page.locator("form#answers[data-live=yes]")).toBeVisible();
  return attempt;
}

test("a device that is never idle wakes the page all the same", async ({ page }) => {
  await page.addInitScript("window.requestIdleCallback = () => 0");
  await begin(page);
  await first(page, 0).check();
  await expect(safe(page)).toBeVisible();
});

test("a reload shows the same paper with what was ticked", async ({ page }) => {
  await begin(page);
  const stems = await page.locator(".stem .text").allInnerTexts();
  await first(page, 3).check();
  await expect(safe(page)).toBeVisible();
  await page.reload();
  expect(await page.locator(".stem .text").allInnerTexts()).toEqual(stems);
  await expect(first(page, 3)).toBeChecked();
  await expect(page.locator(`.map [data-to="3"]`)).toHaveClass(/answered/);
});

test("a server that was killed has every answer that was said to be safe", async ({ page, house }) => {
  await begin(page);
  await first(page, 0).check();
  await expect(safe(page)).toBeVisible();
  await house.kill();
  await first(page, 1).check();
  await expect(page.locator(`.save-state[data-state="unsafe"]`)).toBeVisible();
  await house.open();
  // The page may have tried again by itself meanwhile, and then the button is gone.
  await page.locator(`[data-do="retry"]`).dispatchEvent("click");
  await expect(safe(page)).toBeVisible();
  await page.reload();
  await expect(first(page, 0)).toBeChecked();
  await expect(first(page, 1)).toBeChecked();
});

test("a session withdrawn in the middle asks for sign-in in place and loses nothing", async ({ page, context }) => {
  await begin(page);
  await first(page, 0).check();
  await expect(safe(page)).toBeVisible();
  await context.clearCookies({ name: "passgate" });
  await first(page, 1).check();
  const dialog = page.locator("#sign-in-again-dialog");
  await expect(dialog).toBeVisible();
  await dialog.locator("[name=staff_no]").fill("trainee01");
  await dialog.locator("[name=password]").fill("wrong-password");
  await dialog.locator("button").click();
  await expect(dialog.locator(".when.wrong-credentials")).toBeVisible();
  await dialog.locator("[name=password]").fill("passgate-demo");
  await dialog.locator("button").click();
  await expect(dialog).toBeHidden();
  await expect(safe(page)).toBeVisible();
  await page.reload();
  await expect(first(page, 1)).toBeChecked();
});

test("of two pages the one that edits last holds the paper, and the other is told", async ({ page, context }) => {
  const attempt = await begin(page);
  await first(page, 0).check();
  await expect(safe(page)).toBeVisible();
  const other = await context.newPage();
  await other.goto(attempt);
  await expect(other.locator("form#answers[data-live=yes]")).toBeVisible();
  await expect(first(other, 0)).toBeChecked();
  await first(other, 1).check();
  await expect(safe(other)).toBeVisible();
  await first(page, 2).check();
  await expect(page.locator("#elsewhere-dialog")).toBeVisible();
  await page.locator(`[data-do="continue-here"]`).click();
  await expect(first(page, 1)).toBeChecked();
  await expect(page.locator("form#answers[data-live=yes]")).toBeVisible();
  await first(page, 2).check();
  await expect(safe(page)).toBeVisible();
});

test("the whole paper can be answered from the keyboard", async ({ page }) => {
  await begin(page);
  await page.locator(`[data-place="0"] .choices input`).first().focus();
  await page.keyboard.press("2");
  await expect(page.locator(`[data-place="0"] .choices input`).nth(1)).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("d");
  await expect(page.locator(`[data-place="1"] .choices input`).nth(3)).toBeChecked();
  await page.keyboard.press("m");
  await expect(page.locator(`[data-place="1"] .flag input`)).toBeChecked();
  await page.keyboard.press("Backspace");
  await expect(page.locator(`[data-place="1"] .choices input:checked`)).toHaveCount(0);
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(`[data-place="0"] .choices input:focus`)).toHaveCount(1);
  await expect(safe(page)).toBeVisible();
  await page.reload();
  await expect(page.locator(`[data-place="0"] .choices input`).nth(1)).toBeChecked();
  await expect(page.locator(`[data-place="1"] .flag input`)).toBeChecked();
});

test("an attempt whose time is over is closed and graded without anybody there", async ({ page }) => {
  const attempt = await begin(page);
  await first(page, 0).check();
  await expect(safe(page)).toBeVisible();
  await page.goto("/");
  await candidate.skipDay(page);
  await page.goto(attempt);
  await expect(page).toHaveURL(/\/marks$/);
  await expect(page.locator(".outcome")).toContainText(/到时收卷|time was up/);
});
