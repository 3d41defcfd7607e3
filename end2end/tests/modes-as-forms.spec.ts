// The modes of a paper as plain forms: each page is one of the server's, and a closed section stays closed.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import * as modes from "../modes.ts";
import { back, first, next, question } from "../modes.ts";

test("one question a page: saving and turning over are one press", async ({ page }) => {
  const attempt = await modes.start(page, modes.byQuestion);
  await expect(page.locator("fieldset.question:visible")).toHaveCount(1);
  await first(page, 0).check();
  await candidate.send(page, next(page));
  await expect(page).toHaveURL(new RegExp(`${attempt}\\?page=2$`));
  await question(page, 1).locator(".flag input").check();
  await candidate.send(page, next(page));
  await candidate.send(page, back(page));
  await expect(question(page, 1).locator(".flag input")).toBeChecked();
  await candidate.send(page, back(page));
  await expect(first(page, 0)).toBeChecked();
  await candidate.send(page, page.locator(`.paper-end button[value="overview"]`));
  await expect(page.locator(".map a.answered")).toHaveCount(1);
  await page.locator(`.map [data-to="6"]`).click();
  await expect(question(page, 6)).toBeVisible();
});

test("a section that was left takes nothing any more, and its form is told so", async ({ page, context }) => {
  const attempt = await modes.start(page, modes.locked);
  const older = await context.newPage();
  await older.goto(attempt);
  await first(page, 0).check();
  await modes.goOn(page);
  await expect(question(page, 3)).toBeVisible();
  await older.locator(`[data-place="1"] .choices input`).first().check();
  await candidate.send(older, older.locator(`button[value="stay"]`).first());
  await expect(older.locator(".notice.refused")).toBeVisible();
  await expect(question(older, 3)).toBeVisible();
  await expect(question(older, 1)).toHaveCount(0);
});

test("larger text is chosen in the foot of a page, and on the paper without losing a tick", async ({ page }) => {
  await candidate.enter(page, "trainee01");
  await candidate.send(page, page.locator(`.foot button[value="150"]`));
  await expect(page.locator("html.text-150")).toHaveCount(1);
  await candidate.start(page);
  await first(page, 2).check();
  await candidate.send(page, page.locator(`.text-sizes button[value="text-200"]`));
  await expect(page.locator("html.text-200")).toHaveCount(1);
  await expect(first(page, 2)).toBeChecked();
});
