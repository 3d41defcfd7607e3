// Without a connection: what is ticked stays in the browser, goes out when the connection is back, and the page says so.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { bar, begin, elsewhere, first, keeps, live, reopened, said, save, tick, told } from "../sitting.ts";

test("in the middle: the page counts what is on this device alone and sends it by itself", async ({ page, context }) => {
  await begin(page);
  await save(page, 0);
  await context.setOffline(true);
  await tick(page, 1, 1);
  await tick(page, 2, 2);
  await expect(bar(page, "unsafe")).toContainText(/2/);
  await expect(page.locator("#aloud")).toContainText(/连接不通|No connection/);
  await expect(said(page, 0)).toHaveAttribute("data-state", "saved");
  await context.setOffline(false);
  await expect(bar(page, "safe")).toBeVisible();
  await expect(said(page, 2)).toContainText(/\d\d:\d\d/);
  await keeps(page, 0);
  await page.reload();
  await expect(first(page, 1)).toBeChecked();
  await expect(first(page, 2)).toBeChecked();
});

test("a tab that was closed without connection has lost nothing: the next one shows it, sends it, and it counts", async ({ page, context }) => {
  const attempt = await begin(page);
  await save(page, 0);
  await context.setOffline(true);
  await tick(page, 1, 1);
  const next = await reopened(page, context);
  await context.setOffline(false);
  await next.goto(attempt);
  await live(next);
  await expect(told(next, "back")).toContainText("1");
  await expect(first(next, 1)).toBeChecked();
  await expect(next.locator(`.map [data-to="1"]`)).toHaveClass(/answered/);
  await expect(bar(next, "safe")).toBeVisible();
  await keeps(next, 0);
  // The page goes on where the earlier one stood.
  await save(next, 2);
  await next.reload();
  for (const place of [0, 1, 2]) await expect(first(next, place)).toBeChecked();
  await expect(told(next, "back")).toBeHidden();
});

test("what another device overtook meanwhile is sent all the same, does not count, and the page says so", async ({ page, context, browser, baseURL }) => {
  const attempt = await begin(page);
  await save(page, 0);
  await context.setOffline(true);
  await tick(page, 1, 1);
  const other = await elsewhere(browser, baseURL!);
  await other.goto(attempt);
  await live(other);
  await save(other, 2);
  const next = await reopened(page, context);
  await context.setOffline(false);
  await next.goto(attempt);
  await live(next);
  await expect(told(next, "overtaken")).toContainText("1");
  await keeps(next, 0);
  await expect(first(next, 1)).not.toBeChecked();
  await expect(first(next, 2)).toBeChecked();
  await expect(next.locator("#elsewhere-dialog")).toBeHidden();
});

test("at the end: nothing is handed in without a connection, and everything with it", async ({ page, context }) => {
  const attempt = await begin(page);
  await save(page, 0);
  await context.setOffline(true);
  await tick(page, 1, 1);
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page.locator("#offline-dialog")).toBeVisible();
  await page.locator(`#offline-dialog [data-do="close"]`).click();
  await context.setOffline(false);
  await expect(bar(page, "safe")).toBeVisible();
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page).toHaveURL(`${attempt}/overview`);
  await expect(page.locator(".notice .name")).toContainText("40");
  await context.setOffline(true);
  const handIn = page.locator(`form[action$="/hand-in"] button`);
  // The page has woken up when it does not leave for nowhere.
  await expect(page.locator(".waiting[data-live=yes]")).toHaveCount(1);
  await handIn.click();
  await expect(told(page, "cannot")).toBeVisible();
  await expect(page).toHaveURL(`${attempt}/overview`);
  await context.setOffline(false);
  await handIn.click();
  await expect(page).toHaveURL(`${attempt}/marks`);
});

test("the list before handing in is made anew when something had waited", async ({ page, context }) => {
  const attempt = await begin(page);
  await context.setOffline(true);
  await tick(page, 1, 1);
  const next = await reopened(page, context);
  await context.setOffline(false);
  await next.goto(`${attempt}/overview`);
  await expect(next.locator(".notice .name")).toContainText("41");
  await keeps(next, 0);
});

test("what comes after the paper was handed in elsewhere is kept, and the marks say that it came too late", async ({ page, context, browser, baseURL }) => {
  const attempt = await begin(page);
  await context.setOffline(true);
  await tick(page, 1, 1);
  await tick(page, 2, 2);
  const other = await elsewhere(browser, baseURL!);
  await other.goto(`${attempt}/overview`);
  await candidate.send(other, other.locator(`form[action$="/hand-in"] button`));
  await context.setOffline(false);
  await expect(page).toHaveURL(`${attempt}/marks`);
  await expect(told(page, "late")).toContainText("2");
  await keeps(page, 0);
});

test("somebody else in the same browser neither sees nor loses what waits, and its owner's first page sends it", async ({ page, context }) => {
  const attempt = await begin(page);
  await context.setOffline(true);
  await tick(page, 1, 1);
  const next = await reopened(page, context);
  await context.setOffline(false);
  const asked = next.waitForResponse((answer) => answer.url().endsWith("/api/save"));
  await candidate.enter(next, "trainee02");
  expect((await asked).status()).toBe(404);
  await expect(next.locator(".told:visible")).toHaveCount(0);
  await keeps(next, 1);
  await candidate.enter(next, "trainee01");
  await expect(told(next, "counts")).toContainText("1");
  await keeps(next, 0);
  await next.goto(attempt);
  await expect(first(next, 1)).toBeChecked();
});

test("a browser that keeps nothing says so, and an exam is sat in it as before", async ({ page }) => {
  await page.addInitScript(`Object.defineProperty(window, "indexedDB", { value: undefined })`);
  await begin(page);
  await expect(page.locator(".when-not-kept")).toBeVisible();
  await save(page, 0);
  await page.context().setOffline(true);
  await first(page, 1).check();
  await expect(said(page, 1)).toHaveAttribute("data-state", "tab");
  await page.context().setOffline(false);
  await expect(bar(page, "safe")).toBeVisible();
  await page.reload();
  await expect(first(page, 1)).toBeChecked();
});
