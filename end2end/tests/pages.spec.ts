// Every page in every form: nothing that axe finds, in light and in dark, and nothing wider than the window.
import { AxeBuilder } from "@axe-core/playwright";
import * as author from "../author.ts";
import * as candidate from "../candidate.ts";
import { doorOf, pages } from "../doors.ts";
import { answerTooLate, toWhatWaits } from "../late.ts";
import * as modes from "../modes.ts";
import * as people from "../people.ts";
import { expect, test } from "../house.ts";
import type { Page } from "@playwright/test";

// One after the other in one process: the last story looks whether all doors were among them.
test.describe.configure({ mode: "serial" });
const looked = new Set<string>();

async function sound(page: Page, address?: string): Promise<void> {
  if (address) await page.goto(address);
  const door = doorOf(new URL(page.url()).pathname);
  if (door) looked.add(door);
  await modes.fits(page);
  for (const colorScheme of ["light", "dark"] as const) {
    // Without movement: colours that are on their way from light to dark are neither.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // What lies under the questions is faint on purpose, says nothing of its own, and is hidden from whoever listens.
    const found = await new AxeBuilder({ page }).exclude(".watermark").withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    expect(found.violations.map((one) => `${page.url()} ${colorScheme} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  }
}

test("no page has a fault that axe finds", async ({ page }) => {
  test.slow();
  await sound(page, "/sign-in");
  await candidate.enter(page, "trainee01");
  for (const address of ["/", "/password", "/handbook", "/handbook/returns-and-refunds", "/exams/service-base", "/verify", "/verify/PG-2026-NONE", "/people/nobody"]) {
    await sound(page, address);
  }
  const attempt = await candidate.start(page);
  await sound(page);
  await sound(page, `${attempt}/overview`);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await sound(page);
  await candidate.practise(page);
  await sound(page);
  await candidate.settle(page);
  await sound(page);
  await sound(page, "/notebook");
  await candidate.enter(page, "admin01");
  await sound(page, "/system");
  await candidate.enter(page, "admin01");
  for (const address of ["/people", "/people?q=nobody", "/people/new", "/people/import", "/people/teams", "/sessions", "/tokens"]) {
    await sound(page, address);
  }
  await page.goto("/people?q=trainee01");
  await page.locator("tbody th a").click();
  await sound(page);
  await candidate.send(page, page.locator(`form[action$="/account/link"] button`));
  const invitation = await page.locator("main").innerText().then((text) => /\/invitations\/\S+/.exec(text)![0]);
  await sound(page, "/people/import");
  await people.check(page, people.FAULTY);
  await sound(page);
  await people.check(page, people.GOOD);
  await sound(page);
  await page.locator(`button[value="import"]`).click();
  await sound(page);
  await sound(page, invitation);
});

test.describe("with people who have a past", () => {
  test.use({ people: "all" });

  test("no page of the desk has a fault that axe finds", async ({ page }) => {
    test.slow();
    await candidate.enter(page, "manager01");
    for (const address of ["/", "/overview", "/overview/people", "/overview/people?who=stuck", "/overview/people?topic=returns-and-refunds", "/me"]) {
      await sound(page, address);
    }
    await page.goto("/overview/people");
    await page.locator(`tbody a[href^="/people/"]`).first().click();
    await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
    await sound(page);
    await page.goto("/overview/people");
    const record = await page.locator(`tbody a[href^="/people/"]`).evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
    for (const address of record) {
      await page.goto(address);
      if (await page.locator(`a[href^="/certificates/"]`).count()) break;
    }
    await page.locator(`a[href^="/certificates/"]`).first().click();
    await sound(page);
  });

  test("nor has the practice path of somebody who has been on it for days", async ({ page }) => {
    test.slow();
    await candidate.enter(page, "trainee05");
    for (const address of ["/", "/notebook", "/notebook?show=due", "/notebook?show=learned", "/exams/service-base", "/handbook"]) {
      await page.goto(address);
      await page.locator("main details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
      await sound(page);
    }
    await page.goto("/notebook?show=due");
    expect(await page.locator(".notebook .marked").count()).toBeGreaterThan(5);
    await candidate.send(page, page.locator(`form[action="/notebook/practise"] button`));
    await sound(page);
  });

  test("nor has what is listed of people who are here for a time, and what they reported", async ({ page }) => {
    test.slow();
    await candidate.enter(page, "admin01");
    await sound(page, "/people");
    await expect(page.locator("main")).toContainText("trainee09");
    await candidate.enter(page, "trainer01");
    for (const address of ["/studio/reports", "/studio/reports?show=answered"]) {
      await page.goto(address);
      expect(await page.locator(".authored").count()).toBeGreaterThan(1);
      await sound(page);
    }
  });
});

test("no page of the studio has one either", async ({ page }) => {
  test.slow();
  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  await page.goto(`${attempt}/overview`);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await page.locator("#item-1 summary").click();
  await sound(page);
  await page.locator("#item-1 textarea").fill("unclear");
  await candidate.send(page, page.locator("#item-1 form button"));
  await candidate.enter(page, "trainer01");
  for (const address of [
    "/studio",
    "/studio/questions?bank=returns-and-refunds&kind=multi",
    "/studio/questions?kind=essay",
    "/studio/banks/forbidden-language",
    "/studio/banks/returns-and-refunds/new",
    "/studio/questions/returns-and-refunds/nothing",
    "/studio/questions/forbidden-language/angry-customer",
    "/studio/coverage",
    "/studio/exams",
    "/studio/exams/service-base",
    "/studio/exams/service-base/sample",
    "/studio/reports",
    "/studio/reports?show=answered",
  ]) {
    await sound(page, address);
  }
  await page.goto("/studio/banks/forbidden-language/new");
  await author.write(page, author.scene);
  await expect(page.locator("#preview .fault")).toHaveCount(2);
  await sound(page);
});

test("nor has a paper in any of its modes, at any size of the text", async ({ page }) => {
  test.slow();
  await modes.start(page, modes.byQuestion);
  await modes.live(page);
  await sound(page);
  await modes.next(page).click();
  await sound(page);
  await page.locator(`.text-sizes button[value="text-200"]`).click();
  await expect(page.locator("html.text-200")).toHaveCount(1);
  await sound(page);
  await page.goto(new URL(page.url()).pathname + "/overview");
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await sound(page);
  await sound(page, `/exams/${modes.locked}`);
  await candidate.start(page, modes.locked);
  await sound(page);
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page).toHaveURL(/\/overview$/);
  await sound(page);
  await sound(page, "/me");
});

test("nor has what is decided about answers that came too late", async ({ page }, info) => {
  await candidate.enter(page, "trainee01");
  await answerTooLate(page, info.project.name === "phone" ? "en" : "zh-Hans");
  await candidate.enter(page, "trainer01");
  await sound(page, "/late");
  await toWhatWaits(page);
  await sound(page);
});

test("every page that has a door was looked at", () => {
  expect(pages().filter((door) => !looked.has(door))).toEqual([]);
});
