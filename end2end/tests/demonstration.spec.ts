// What only a demonstration has: people with a past, and a clock that can be moved ahead.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";

test("a day that was skipped is over for good, also after a restart", async ({ page, house }) => {
  await candidate.enter(page, "trainee01");
  const paper = await candidate.start(page);
  await page.goto(`${paper}/overview`);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await page.goto("/exams/service-base");
  await expect(page.locator(`form[action$="/start"]`)).toHaveCount(0);
  await candidate.skipDay(page);
  await house.kill();
  await house.open();
  await candidate.enter(page, "trainee01");
  await page.goto("/exams/service-base");
  await expect(page.locator(`form[action$="/start"]`)).toHaveCount(1);
});

test.describe("with people who have a past", () => {
  test.use({ people: "all" });

  test("a manager finds them in their team, and a newcomer has done nothing yet", async ({ page }) => {
    await candidate.enter(page, "manager01");
    await page.goto("/overview/people");
    const found = (await page.locator("main").innerText()).match(/trainee\d\d/g);
    expect(new Set(found).size).toBeGreaterThan(10);
    await candidate.enter(page, "trainee01");
    await page.goto("/exams/service-base");
    await expect(page.locator(`form[action$="/start"]`)).toHaveCount(1);
  });
});
