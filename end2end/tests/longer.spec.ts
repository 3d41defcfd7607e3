// Extra time at every exam: given once, seen before the clock starts, and in the clock.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";

test("whoever needs longer is told so before the clock starts and has it on the clock", async ({ page }) => {
  await candidate.enter(page, "manager01");
  await page.goto("/overview/people?search=trainee01");
  await page.locator(`tbody a[href^="/people/"]`).first().click();
  const form = page.locator(`form[action$="/accommodation"]`);
  await page.locator("details.decision", { has: form }).locator("summary").click();
  await form.locator("select[name=percent]").selectOption("50");
  await form.locator("textarea").fill("Reads slowly 阅读较慢");
  await candidate.send(page, form.locator("button"));
  await expect(page.locator(".notice.done")).toBeVisible();
  await expect(page.locator(`form[action$="/accommodation/end"]`)).toHaveCount(1);

  await candidate.enter(page, "trainee01");
  await page.goto("/exams/service-base");
  // Of 45 minutes half is 23, rounded up.
  await expect(page.locator(".briefing .facts")).toContainText("45");
  await expect(page.locator(".briefing .facts")).toContainText("23");
  await candidate.start(page);
  await expect(page.locator(".countdown")).toHaveText(/^1:0[678]:\d\d$/);
});
