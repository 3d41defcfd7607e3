// People come in by a file, with everything that goes wrong on the way; and they go out at once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import * as people from "../people.ts";
import { root } from "../server.ts";
import type { Browser, BrowserContext, Page } from "@playwright/test";

const PASSWORD = "a long walk in spring";

/** Somebody else with a browser of their own, set up as the story's. */
async function another(browser: Browser, page: Page): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled: false });
  return { page: await context.newPage(), context };
}

async function signIn(page: Page, staffNo: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("main [name=staff_no]").fill(staffNo);
  await page.locator("main [name=password]").fill(PASSWORD);
  await page.locator("main form:has([name=password]) button[type=submit]").click();
}

test("people come in by a file that had faults, and go out at once", async ({ page, browser }) => {
  test.slow();
  await candidate.enter(page, "admin01");
  await page.locator(`nav a[href="/people"]`).click();
  await page.locator(`main a[href="/people/import"]`).click();

  // As office software saved it: GB18030, with a post and a mentor that nobody here knows.
  const name = "list.csv";
  const buffer = readFileSync(join(root, "office/tests/it/people_files/excel-gb18030.csv"));
  await page.locator("#file").setInputFiles({ name, mimeType: "text/csv", buffer });
  await page.locator(`button[value="check"]`).click();
  await expect(page.locator(".notice.refused .name")).toContainText("3");
  await expect(page.locator("tbody tr")).toHaveCount(3);
  await expect(page.locator("main")).toContainText("agent");
  await expect(page.locator(`button[value="import"]`)).toHaveCount(0);

  // Mended where it stands; the letters were read rightly.
  const text = await page.locator("#text").inputValue();
  expect(text).toContain("欧阳娜娜");
  await page.locator("#text").fill(text.replaceAll("agent", "online-agent").replace("A1", "trainer01"));
  await page.locator(`button[value="check"]`).click();
  await expect(page.locator(".notice.refused")).toHaveCount(0);
  await expect(page.locator("tbody tr")).toHaveCount(3);
  await page.locator(`button[value="import"]`).click();
  await expect(page.locator("tbody tr")).toHaveCount(3);
  const links = await page.locator("tbody .secret").allInnerTexts();
  const list = await page.locator("a[download]").getAttribute("href");
  expect(decodeURIComponent(list!)).toContain(links[0]!);

  // The link lets its owner in, once.
  const { page: theirs, context } = await another(browser, page);
  await theirs.goto(links[0]!);
  await theirs.locator("[name=new]").fill(PASSWORD);
  await theirs.locator("[name=again]").fill(PASSWORD);
  await theirs.locator("main form button[type=submit]").click();
  await signIn(theirs, "007");
  await expect(theirs).toHaveURL((url) => url.pathname === "/");
  expect((await theirs.goto(links[0]!))!.status()).toBe(404);

  // Found by a part of the name; signed out from afar.
  await page.goto("/people");
  await page.locator("[name=q]").fill("李");
  await page.locator(".filter button").click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.locator("tbody th a").click();
  await page.locator("#sessions tbody form button").first().click();
  await expect(page.locator("#sessions .notice.done")).toBeVisible();
  await theirs.goto("/handbook");
  await expect(theirs).toHaveURL(/\/sign-in\?next=/);

  // And then for good, with a reason.
  await signIn(theirs, "007");
  await expect(theirs).toHaveURL((url) => url.pathname === "/");
  await page.locator("#leave button").click();
  await expect(page.locator("#leave .notice.refused")).toBeVisible();
  await page.locator("#reason").fill("The season is over");
  await page.locator("#leave button").click();
  await expect(page.locator("#return")).toContainText("The season is over");
  await theirs.goto("/handbook");
  await expect(theirs).toHaveURL(/\/sign-in\?next=/);
  await signIn(theirs, "007");
  await expect(theirs.locator(".refusal")).toBeVisible();
  await context.close();
});

test("the last administrator stays, and a token is shown once", async ({ page }) => {
  await candidate.enter(page, "admin01");
  await page.goto("/people?q=admin01");
  await page.locator("tbody th a").click();
  await page.locator("#roles input[value=administrator]").uncheck();
  await page.locator("#roles input[value=trainee]").check();
  await page.locator("#roles button").click();
  await expect(page.locator("#roles .notice.refused")).toBeVisible();
  await page.goto("/tokens");
  await page.locator("[name=name]").fill("schedule");
  await page.locator(`main form[action="/tokens"] button`).click();
  await expect(page.locator(".secret")).toHaveText(/^pg_\w{44}$/);
  await page.goto("/tokens");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.locator("main")).not.toContainText("pg_");
  await page.locator(`form[action$="/end"] button`).click();
  await expect(page.locator("tbody tr")).toHaveCount(0);
});

test("a mistyped team gets another name, and goes once nobody is in it", async ({ page }) => {
  await candidate.enter(page, "admin01");
  await people.check(page, "工号,姓名,小组\n20451,李华,晨光祖\n");
  await candidate.send(page, page.locator(`button[value="import"]`));
  await page.goto("/people");
  await page.locator(`main a[href="/people/teams"]`).click();
  const row = page.locator("tbody tr").filter({ has: page.locator(`input[value="晨光祖"]`) });
  const others = (await page.locator("tbody th").allInnerTexts()).filter((name) => name !== "晨光祖");
  await expect(row.locator(`form[action$="/remove"]`)).toHaveCount(0);

  // A name that is taken is refused beside its field, which keeps it.
  await row.locator("input[name=name]").fill(others[0]!);
  await candidate.send(page, row.locator(`form[action$="/name"] button`));
  await expect(page.locator("tbody .refusal")).toBeVisible();
  const field = page.locator("tbody input[aria-invalid]");
  await expect(field).toHaveValue(others[0]!);
  await field.fill("试训组");
  await field.press("Enter");
  await expect(page.locator(".notice.done")).toBeVisible();
  await page.locator("tbody tr").filter({ hasText: "试训组" }).locator("td a").click();
  await expect(page.locator("tbody tr")).toHaveCount(1);

  // Whoever was in it is taken out; then it can go.
  await page.locator("tbody th a").click();
  await candidate.send(page, page.locator("#teams tbody form button").first());
  await page.goto("/people/teams");
  await candidate.send(page, page.locator("tbody tr").filter({ hasText: "试训组" }).locator(`form[action$="/remove"] button`));
  await expect(page.locator("main")).not.toContainText("试训组");
});
