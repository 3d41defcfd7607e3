// An answer that came too late is kept; a trainer counts it with a reason, and the candidate reads that. Receipts are taken
// along and checked by the command. Marks that wait for the end of the window.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { answerTooLate, decide, toWhatWaits } from "../late.ts";
import { binary } from "../server.ts";

const spoken = (project: string) => (project === "phone" ? "en" : "zh-Hans");

test("a late answer is counted with a reason, and the marks are new", async ({ page }, info) => {
  await candidate.enter(page, "trainee01");
  const attempt = await answerTooLate(page, spoken(info.project.name));
  await page.goto(`${attempt}/marks`);
  await expect(page.locator("#kept li")).toHaveCount(1);
  const before = parseFloat(await page.locator(".score").innerText());
  expect(before).toBe(0);

  await candidate.enter(page, "trainer01");
  await toWhatWaits(page);
  await decide(page, "count", "   ");
  await expect(page.locator("#decide .refusal")).toBeVisible();
  await decide(page, "count", "The line was down for two minutes.");
  await expect(page.locator(".notice.done")).toBeVisible();
  await expect(page.locator("#decide")).toHaveCount(0);
  await page.goto("/late");
  await expect(page.locator("main .empty")).toBeVisible();

  await candidate.enter(page, "trainee01");
  await page.goto(`${attempt}/marks`);
  await expect(page.locator("#kept")).toContainText("The line was down for two minutes.");
  expect(parseFloat(await page.locator(".score").innerText())).toBeGreaterThan(0);
});

test("an answer that somebody else has decided about meanwhile stays as they decided", async ({ page, browser, baseURL }, info) => {
  await candidate.enter(page, "trainee01");
  await answerTooLate(page, spoken(info.project.name));
  await candidate.enter(page, "trainer01");
  await toWhatWaits(page);
  const manager = await (await browser.newContext({ baseURL: baseURL! })).newPage();
  await candidate.enter(manager, "manager01");
  await toWhatWaits(manager);
  await decide(manager, "leave", "Nothing was wrong with the line.");
  await decide(page, "count", "The line was down.");
  await expect(page.locator(".notice.refused")).toBeVisible();
  await expect(page.locator("main")).toContainText("Nothing was wrong with the line.");
  await expect(page.locator("#decide")).toHaveCount(0);
});

test("receipts are taken along and the command finds them whole, and an altered file not", async ({ page, house }, info) => {
  await candidate.enter(page, "trainee01");
  const attempt = await answerTooLate(page, spoken(info.project.name));
  await page.goto(`${attempt}/marks`);
  const download = page.waitForEvent("download");
  await page.locator(`a[href$="/receipts.json"]`).click();
  const file = await (await download).path();
  const kept = JSON.parse(readFileSync(file, "utf8"));
  expect([kept.format, kept.answers.length, kept.answers[0].standing]).toEqual(["passgate-receipts", 1, "late"]);
  const verify = (path: string): string => {
    const asked = ["--demo", "attempt", "verify", kept.attempt, "--receipts", path, "--data", house.data];
    try {
      return execFileSync(binary, asked, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    } catch (failed) {
      return `${(failed as { status: number }).status} ${(failed as { stdout: string }).stdout}`;
    }
  };
  expect(verify(file)).toMatch(/^whole/);
  kept.answers[0].received_at -= 60_000;
  const altered = info.outputPath("altered.json");
  writeFileSync(altered, JSON.stringify(kept));
  expect(verify(altered)).toMatch(/^1 receipts: answer 1 .*altered/);
});

test.describe("with an exam whose marks wait", () => {
  test.use({ exams: { quiz: quiz() } });

  test("marks are shown when the window is over, and not before", async ({ page }, info) => {
    const language = spoken(info.project.name);
    await candidate.enter(page, "trainee01");
    const attempt = await candidate.start(page, "quiz");
    await candidate.answer(page, language, () => true);
    await candidate.handIn(page);
    await expect(page.locator(".notice.done")).toBeVisible();
    await expect(page.locator(".score, .verdict-line, .parts")).toHaveCount(0);
    for (const address of ["/", "/me", "/exams/quiz"]) {
      await page.goto(address);
      await expect(page.locator("main")).not.toContainText(/5 \/ 5|已通过|Passed/);
    }
    await candidate.skipDay(page);
    await candidate.skipDay(page);
    await page.goto(`${attempt}/marks`);
    await expect(page.locator(".verdict-line")).toHaveText(/^(合格|Passed)$/);
  });
});

/** A mock exam that can be begun from yesterday until tomorrow. */
function quiz(): string {
  // As the calendar of the demonstration's department has it, eight hours ahead.
  const day = (ahead: number) => new Date(Date.now() + (ahead * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
  return `exam = "quiz"
mode = "mock"
minutes = 20
attempts = 2
window = [{ from = "${day(-1)} 00:00", until = "${day(1)} 06:00" }]

[title]
zh-Hans = "随堂测验"
en = "Quiz"

[shown]
after-window = ["marks", "right-or-wrong"]

[pass]
total-percent = 60

[[section]]
type = "single"
points = 1
cell = [{ topic = "cart-rules", count = 5 }]
`;
}
