// The same as plain forms: with scripts off nothing is lost either.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";

test("answers stay with the press of save, and the overview names what is missing", async ({ page }) => {
  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  await page.locator(`[data-place="0"] .choices input`).first().check();
  await page.locator(`[data-place="5"] .flag input`).check();
  await page.locator(`button[value="stay"]`).first().click();
  await expect(page.locator(`[data-place="0"] .choices input`).first()).toBeChecked();
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page.locator(".notice .name")).toContainText("41");
  await page.goto(attempt);
  await expect(page.locator(`[data-place="5"] .flag input`)).toBeChecked();
});

test("an older form never overwrites a newer answer", async ({ page, context }) => {
  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  const older = await context.newPage();
  await older.goto(attempt);
  await page.locator(`[data-place="0"] .choices input`).nth(1).check();
  await page.locator(`button[value="stay"]`).first().click();
  await older.locator(`[data-place="0"] .choices input`).nth(2).check();
  await older.locator(`button[value="stay"]`).first().click();
  await expect(older.locator(".notice.refused")).toBeVisible();
  await expect(older.locator(`[data-place="0"] .choices input`).nth(1)).toBeChecked();
});

test("what a form says after the end is kept, and the marks say so", async ({ page, context }) => {
  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  const other = await context.newPage();
  await other.goto(`${attempt}/overview`);
  await candidate.send(other, other.locator(`form[action$="/hand-in"] button`));
  await page.locator(`[data-place="0"] .choices input`).nth(1).check();
  await page.locator(`button[value="stay"]`).first().click();
  await page.waitForURL(/\/marks$/);
  await expect(page.locator("#kept li")).toHaveCount(1);
});

test("a form whose session is over asks to sign in and then sends what was ticked", async ({ page, context }) => {
  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  await page.locator(`[data-place="0"] .choices input`).nth(1).check();
  await context.clearCookies({ name: "passgate" });
  await page.locator(`button[value="stay"]`).first().click();
  await page.locator("main [name=staff_no]:not([type=hidden])").fill("trainee01");
  await page.locator("main [name=password]:not([type=hidden])").fill("passgate-demo");
  await page.locator("main form:has([name=password]:not([type=hidden])) button[type=submit]").click();
  await page.locator(`main form[action$="/answers"] button`).first().click();
  await page.goto(attempt);
  await expect(page.locator(`[data-place="0"] .choices input`).nth(1)).toBeChecked();
});
