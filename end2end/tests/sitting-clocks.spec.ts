// Time on both sides: the browser's own clock decides nothing, whatever it says, and the server's does.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { bar, begin, elsewhere, first, keeps, save, tick, told } from "../sitting.ts";

const DAY = 24 * 3_600_000;

for (const [name, shift] of [["ahead", DAY], ["back", -DAY]] as const) {
  test(`a browser whose clock is a day ${name} has as much time as every other, and its answers count`, async ({ page, context }) => {
    await page.clock.install({ time: new Date(Date.now() + shift) });
    await begin(page);
    await expect(page.locator(".countdown")).toHaveText(/^4[45]:\d\d$/);
    await save(page, 0);
    await context.setOffline(true);
    await tick(page, 1, 1);
    await page.clock.fastForward("05:00");
    await expect(page.locator(".countdown")).toHaveText(/^(39|40):\d\d$/);
    await context.setOffline(false);
    await expect(bar(page, "safe")).toBeVisible();
    await page.reload();
    await expect(first(page, 1)).toBeChecked();
    // By the server's clock those five minutes have not passed.
    await expect(page.locator(".countdown")).toHaveText(/^4[345]:\d\d$/);
  });
}

test("a browser whose clock runs ahead of its time asks the server, and goes on", async ({ page }) => {
  await page.clock.install();
  const attempt = await begin(page);
  await page.clock.fastForward("46:00");
  await expect(page.locator(".countdown")).toHaveText(/^4[345]:\d\d$/);
  await expect(page).toHaveURL(attempt);
  await save(page, 0);
});

test("time runs out without a connection: the page stays, and what comes later is kept and said to be late", async ({ page, context, browser, baseURL }) => {
  await page.clock.install();
  const attempt = await begin(page);
  await save(page, 0);
  await context.setOffline(true);
  await tick(page, 1, 1);
  await page.clock.fastForward("46:00");
  await expect(page.locator(".over-time")).toBeVisible();
  await expect(page.locator(".over-time .waiting-count")).toHaveText("1");
  await expect(first(page, 2)).toBeHidden();
  // By the server's clock, too. Over night every session ends.
  const trainer = await elsewhere(browser, baseURL!, "trainer01");
  await candidate.skipDay(trainer);
  await context.setOffline(false);
  await page.clock.fastForward("00:10");
  await expect(page).toHaveURL(/\/sign-in\?next=.*marks/);
  await page.locator(`button[name=account][value="trainee01"]`).click();
  await expect(page).toHaveURL(`${attempt}/marks`);
  await expect(told(page, "late")).toContainText("1");
  await keeps(page, 0);
  await expect(page.locator(".outcome")).toContainText(/到时收卷|time was up/);
});

test("minutes that are granted while the page is open are on its clock when it next asks", async ({ page, browser, baseURL }) => {
  await page.clock.install();
  await begin(page);
  await expect(page.locator(".countdown")).toHaveText(/^4[45]:\d\d$/);
  const until = await page.locator(".until").innerText();
  const manager = await elsewhere(browser, baseURL!, "manager01");
  await manager.goto("/overview/people?search=trainee01");
  await manager.locator(`tbody a[href^="/people/"]`).first().click();
  const decision = manager.locator(".decision", { has: manager.locator(`form[action$="/grant"]:has(input[value="minutes"])`) });
  await decision.locator("summary").click();
  await decision.locator("textarea").fill("Fire drill 消防演练");
  await candidate.send(manager, decision.locator("button[type=submit]"));
  await page.clock.fastForward("00:25");
  await expect(page.locator(".countdown")).toHaveText(/^(5\d|1:0\d:\d\d).*$/);
  await expect(page.locator(".until")).not.toHaveText(until);
});
