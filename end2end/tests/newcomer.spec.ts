// The whole way once: a new hire studies, fails, sees why, practises, sits another paper, passes, holds a certificate,
// and the gate to the post opens.
import { execFileSync } from "node:child_process";
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { binary, root } from "../server.ts";

test("a new hire comes from the first day to an open gate", async ({ page, house }, info) => {
  test.slow();
  const language = info.project.name === "phone" ? "en" : "zh-Hans";

  const gate = async () => {
    const token = execFileSync(binary, ["token", "make", "--demo", "--data", house.data, `test-${Math.random()}`], { cwd: root, encoding: "utf8" }).trim();
    const answer = await fetch(`${house.address}/api/v1/gate?staff_no=trainee01&post=online-agent`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { gate: string; reasons: unknown[]; statement: string };
  };

  await candidate.enter(page, "trainee01");
  const before = await gate();
  expect(before.gate).toBe("closed");
  expect(before.reasons.length).toBeGreaterThan(0);

  await candidate.study(page);
  const first = await candidate.start(page);
  expect(await page.locator("fieldset.question").count()).toBe(42);
  const stems = await page.locator(".stem .text").allInnerTexts();
  await candidate.answer(page, language, (place) => place % 3 === 0);
  await candidate.handIn(page);
  await expect(page.locator(".verdict-line")).toHaveText(/暂未合格|Not passed yet/);
  expect(await page.locator(".part.unmet").count()).toBeGreaterThan(0);
  expect(await page.locator(".rules a").count()).toBeGreaterThan(0);
  expect(await page.locator(".explanation").count()).toBe(0);

  const rule = page.locator(".rules a").first();
  const anchor = new URL((await rule.getAttribute("href"))!, house.address).hash.slice(1);
  await rule.click();
  await expect(page.locator(`[id="${anchor}"]`)).toBeVisible();

  await candidate.practise(page);
  await candidate.settle(page);

  await page.goto("/exams/service-base");
  await expect(page.locator(`form[action$="/start"]`)).toHaveCount(0);
  await candidate.skipDay(page);

  const second = await candidate.start(page);
  expect(second).not.toBe(first);
  expect(await page.locator(".stem .text").allInnerTexts()).not.toEqual(stems);
  await candidate.answer(page, language, () => true);
  await candidate.handIn(page);
  await expect(page.locator(".verdict-line")).toHaveText(/^(合格|Passed)$/);
  await expect(page.locator(".score")).toContainText("100");
  expect(await page.locator(".explanation").count()).toBe(42);

  await page.locator(`a[href^="/certificates/"]`).first().click();
  const number = (await page.locator("main").innerText()).match(/PG-\d{4}-[0-9A-Z]+/)![0];
  await page.goto(`/verify/${number}`);
  await expect(page.locator("main")).toContainText(number);

  const after = await gate();
  expect(after.gate).toBe("open");
  expect(after.statement.split(".")).toHaveLength(3);
});
