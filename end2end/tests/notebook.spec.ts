// What was wrong comes back, at growing intervals; and what practice lets one expect of an exam.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { keys } from "../key.ts";

test("a wrong answer comes back the next day, and later once it was right", async ({ page }, info) => {
  test.slow();
  const all = keys(info.project.name === "phone" ? "en" : "zh-Hans");
  await candidate.enter(page, "trainee01");
  await page.goto("/notebook");
  await expect(page.locator(".notebook .empty")).toBeVisible();

  await candidate.drill(page, "practice-cart-rules", all, (place) => place !== 3);
  await page.goto("/notebook");
  await expect(page.locator(".notebook .marked")).toHaveCount(1);
  await page.goto("/notebook?show=due");
  await expect(page.locator(".notebook .marked")).toHaveCount(0);
  await expect(page.locator(".notebook .empty time")).toBeVisible();

  await candidate.skipDay(page);
  await page.goto("/");
  await page.locator(`.due a[href="/notebook?show=due"]`).click();
  const entry = page.locator(".notebook .marked");
  await expect(entry).toHaveCount(1);
  await expect(entry.locator(".explanation")).toBeHidden();
  await entry.locator("summary").click();
  await expect(entry.locator(".explanation")).toBeVisible();
  await expect(entry.locator(".choice.chosen.wrong")).toHaveCount(1);
  expect(await entry.locator(`a[href^="/handbook/cart-rules?from="]`).count()).toBeGreaterThan(0);
  const stem = await entry.locator(".stem .text").innerText();

  await candidate.send(page, page.locator(`form[action="/notebook/practise"] button`));
  await expect(page.locator(".practice fieldset")).toBeVisible();
  expect(await page.locator(".practice .stem .text").innerText()).toBe(stem);
  await candidate.settleAs(page, all, true);
  await page.locator(`.practice a[href="/notebook"]`).click();
  await expect(page.locator(".notebook .marked")).toHaveCount(1);

  // Right once: it rests for two days now.
  for (const due of [0, 1]) {
    await candidate.skipDay(page);
    await page.goto("/notebook?show=due");
    await expect(page.locator(".notebook .marked")).toHaveCount(due);
  }
  await page.locator(`.topics a[href="/notebook?show=due&topic=cart-rules"]`).click();
  await expect(page.locator(".notebook .marked")).toHaveCount(1);
  await candidate.send(page, page.locator(`form[action$="/known"] button`));
  await expect(page.locator(".notebook .marked")).toHaveCount(0);
  await page.goto("/notebook?show=learned");
  await candidate.send(page, page.locator(`form[action$="/keep"] button`));
  await page.goto("/notebook");
  await expect(page.locator(".notebook .marked")).toHaveCount(1);
});

test("readiness is not said from nothing, and said with how sure it is from enough", async ({ page }, info) => {
  test.slow();
  const all = keys(info.project.name === "phone" ? "en" : "zh-Hans");
  await candidate.enter(page, "trainee01");
  await page.goto("/exams/confidentiality-module");
  await expect(page.locator("#readiness .verdict")).toHaveText(/练得还不够|Not enough practised/);
  await page.locator("#readiness summary").click();
  const practice = page.locator(`#readiness a[href^="/exams/practice-"]`);
  await expect(practice).toHaveCount(1);
  await candidate.drill(page, (await practice.getAttribute("href"))!.slice("/exams/".length), all, (place) => place % 4 !== 0);
  await page.goto("/exams/confidentiality-module");
  await expect(page.locator("#readiness .verdict")).toHaveText(/\d+%/);
  await expect(page.locator("#readiness")).toContainText(/九成可能|90% certainty/);
});
