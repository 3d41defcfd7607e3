// One picture of each page in each form, into screens/NAME/: to be looked at, not compared.
import type { Page } from "@playwright/test";
import * as candidate from "./candidate.ts";
import { test } from "./house.ts";

test("pictures of every page", async ({ page }, info) => {
  const language = info.project.name.endsWith("en") ? "en" : "zh-Hans";
  let number = 0;
  const shoot = async (name: string, on: Page = page, fullPage = false) => {
    number += 1;
    const path = `screens/${info.project.name}/${String(number).padStart(2, "0")}-${name}.png`;
    await on.screenshot({ path, fullPage });
  };

  await page.goto("/sign-in");
  await shoot("sign-in");
  await candidate.enter(page, "trainee01");
  await shoot("home-first-day", page, true);
  await page.goto("/handbook");
  await shoot("handbook");
  await page.goto("/handbook/returns");
  await shoot("chapter");
  await candidate.study(page);
  await page.goto("/exams/service-base");
  await shoot("briefing", page, true);
  const attempt = await candidate.start(page);
  await shoot("paper-top");
  await candidate.answer(page, language, (place) => place % 4 === 0);
  await page.locator(`[data-place="3"] .flag input`).check();
  await page.locator(`[data-place="20"]`).scrollIntoViewIfNeeded();
  await shoot("paper-answered");
  await page.goto(`${attempt}/overview`);
  await shoot("overview");
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await shoot("marks-failed");
  await page.locator(".rules").first().scrollIntoViewIfNeeded();
  await shoot("marks-failed-rules");
  await page.goto("/exams/service-base");
  await shoot("briefing-pause", page, true);
  await candidate.practise(page);
  await shoot("practice-question");
  await candidate.settle(page);
  await shoot("practice-settled", page, true);
  await candidate.skipDay(page);
  await candidate.start(page);
  await candidate.answer(page, language, () => true);
  await candidate.handIn(page);
  await shoot("marks-passed");
  await page.locator(".marked").first().scrollIntoViewIfNeeded();
  await shoot("marks-solutions");
  await page.goto("/");
  await shoot("home-certified", page, true);
  await page.locator(`a[href^="/certificates/"]`).first().click();
  await shoot("certificate", page, true);
  await page.goto("/verify");
  await shoot("verify");
  await page.goto(`${attempt}x`);
  await shoot("not-found");
});

test.describe("the manager's desk", () => {
  test.use({ people: "all" });

  test("pictures of the desk", async ({ page }, info) => {
    const shoot = (name: string) => page.screenshot({ path: `screens/${info.project.name}/desk-${name}.png`, fullPage: true });
    await candidate.enter(page, "manager01");
    await shoot("home");
    await page.goto("/overview");
    await shoot("overview");
    await page.goto("/overview/people");
    await shoot("people");
    await page.locator(`tbody a[href^="/people/"]`).nth(6).click();
    await page.locator(".decision").first().evaluate((one) => one.setAttribute("open", ""));
    await shoot("record");
    await page.goto("/me");
    await shoot("me");
  });
});
