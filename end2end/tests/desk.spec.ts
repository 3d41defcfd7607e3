// The manager's desk: from a figure to the people behind it, from a person to a decision, and what the person sees of it.
import { readFileSync } from "node:fs";
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import type { Page } from "@playwright/test";

/** Writes a reason into the form that is open and sends it. */
async function decide(page: Page, action: string, what: string, reason: string): Promise<void> {
  const decision = page.locator(".decision", { has: page.locator(`form[action$="${action}"]:has(input[value="${what}"])`) });
  await decision.locator("summary").click();
  await decision.locator("textarea").fill(reason);
  await candidate.send(page, decision.locator("button[type=submit]"));
}

/** Fails an exam without answering anything. */
async function fail(page: Page): Promise<void> {
  const paper = await candidate.start(page);
  await page.goto(`${paper}/overview`);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await expect(page).toHaveURL(/\/marks$/);
}

/** The record of a person, by name in the list. */
async function record(page: Page, staffNo: string): Promise<string> {
  await page.goto(`/overview/people?search=${staffNo}`);
  await page.locator(`tbody a[href^="/people/"]`).first().click();
  await expect(page.locator("main")).toContainText(staffNo);
  return new URL(page.url()).pathname;
}

test("a manager goes from a weak topic to a person, grants an attempt, and the person sits it", async ({ page }, info) => {
  test.slow();
  const language = info.project.name === "phone" ? "en" : "zh-Hans";
  await candidate.enter(page, "trainee01");
  for (let attempt = 0; attempt < 3; attempt++) {
    await fail(page);
    await candidate.skipDay(page);
  }
  await page.goto("/exams/service-base");
  await expect(page.locator(`form[action$="/start"]`)).toHaveCount(0);

  await candidate.enter(page, "manager01");
  await page.locator(`main a[href="/overview"]`).click();
  await expect(page.locator(".figure.decide", { hasText: "1" })).toBeVisible();
  await page.locator(`main a[href*="topic="]`).first().click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.locator(`tbody a[href^="/people/"]`).first().click();
  await expect(page.locator("main")).toContainText("trainee01");
  await decide(page, "/grant", "attempt", "The line was down on the third day.");
  await expect(page.locator(".notice.done")).toBeVisible();
  await expect(page.locator("main")).toContainText("The line was down on the third day.");

  await candidate.enter(page, "trainee01");
  await candidate.start(page);
  await candidate.answer(page, language, () => true);
  await candidate.handIn(page);
  await expect(page.locator(".verdict-line")).toHaveText(/^(合格|Passed)$/);
});

test("extra time on a running attempt shows at once on the candidate's page", async ({ page, browser, house }) => {
  await candidate.enter(page, "trainee01");
  const paper = await candidate.start(page);
  const minutes = async () => Number((await page.locator(".countdown").first().innerText()).match(/(\d+):\d\d/)![1]);
  expect(await minutes()).toBeLessThanOrEqual(45);

  const manager = await (await browser.newContext({ baseURL: house.address })).newPage();
  await candidate.enter(manager, "manager01");
  await record(manager, "trainee01");
  await decide(manager, "/grant", "minutes", "Fire drill.");
  await expect(manager.locator(".notice.done")).toBeVisible();

  await page.goto(paper);
  expect(await minutes()).toBeGreaterThan(50);
});

test("a reason is asked for, and what was entered stays", async ({ page }) => {
  await candidate.enter(page, "manager01");
  const person = await record(page, "trainee01");
  await decide(page, "/grant", "minutes", "   ");
  await expect(page.locator(".decision[open] .refusal")).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`${person}/grant`);
});

test("a manager of another team sees none of it", async ({ page }) => {
  await candidate.enter(page, "trainee01");
  await fail(page);
  await candidate.enter(page, "manager01");
  const person = await record(page, "trainee01");
  await candidate.enter(page, "manager02");
  expect((await page.goto(person))!.status()).toBe(404);
  for (const list of ["/overview", "/overview/people", "/overview/people.csv", "/overview/attempts.csv", "/overview/attempts.json"]) {
    const answer = await page.request.get(list);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).not.toContain("trainee01");
  }
  await candidate.enter(page, "trainee02");
  expect((await page.goto("/overview"))!.status()).toBe(403);
  expect((await page.goto(person))!.status()).toBe(404);
});

test("a certificate is revoked with a second thought, and the gate is closed", async ({ page }, info) => {
  const language = info.project.name === "phone" ? "en" : "zh-Hans";
  await candidate.enter(page, "trainee01");
  await candidate.study(page);
  await candidate.start(page);
  await candidate.answer(page, language, () => true);
  await candidate.handIn(page);
  await candidate.enter(page, "manager01");
  await record(page, "trainee01");
  const decision = page.locator(".decision", { has: page.locator(`form[action$="/revoke"]`) });
  await decision.locator("summary").click();
  await decision.locator("textarea").fill("Somebody else sat the exam.");
  await decision.locator("input[type=checkbox]").check();
  await candidate.send(page, decision.locator("button[type=submit]"));
  await expect(page.locator(".notice.done")).toBeVisible();
  await expect(page.locator(`form[action$="/revoke"]`)).toHaveCount(0);
  await page.goto("/overview/people?who=may-work");
  await expect(page.locator("main .empty")).toBeVisible();
});

test("a person takes their own record along", async ({ page }) => {
  await candidate.enter(page, "trainee01");
  await fail(page);
  await page.goto("/me");
  const download = page.waitForEvent("download");
  await page.locator(`a[href="/me/record.json"]`).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^passgate-record-\d{4}-\d\d-\d\d\.json$/);
  const mine = JSON.parse(readFileSync((await file.path())!, "utf8"));
  expect(mine.format).toBe("passgate-record");
  expect(mine.record.staff_no).toBe("trainee01");
  expect(mine.record.attempts).toHaveLength(1);
  expect(JSON.stringify(mine)).not.toMatch(/trainee02|manager01/);
});
