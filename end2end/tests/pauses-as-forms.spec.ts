// A pause without scripts: what is sent in it is not lost either.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { first, goOn, pause, questions, trainer } from "../pausing.ts";

test("without scripts, what was sent in the pause is sent again with one press when it is over", async ({ page, browser, baseURL }) => {
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

test("whoever opens the paper in the pause looks again with a press and may hand in", async ({ page, browser, baseURL }) => {
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
