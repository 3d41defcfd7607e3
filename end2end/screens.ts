// One picture of each page in each form, into screens/NAME/: to be looked at, not compared.
import type { Page } from "@playwright/test";
import * as author from "./author.ts";
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

test("pictures of the studio", async ({ page }, info) => {
  let number = 30;
  const shoot = async (name: string, fullPage = true) => {
    number += 1;
    await page.screenshot({ path: `screens/${info.project.name}/${number}-${name}.png`, fullPage });
  };

  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  await page.goto(`${attempt}/overview`);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  await page.locator("#item-2 summary").click();
  await page.locator("#item-2 textarea").fill("题干没有说是不是节假日。");
  await page.locator("#item-2").scrollIntoViewIfNeeded();
  await shoot("marks-report", false);
  await candidate.send(page, page.locator("#item-2 form button"));
  await page.locator("#item-2").scrollIntoViewIfNeeded();
  await shoot("marks-reported", false);

  await candidate.enter(page, "trainer01");
  await page.goto("/studio");
  await shoot("studio");
  await page.goto("/studio/questions?q=%E5%AE%A2%E6%88%B7&bank=returns&kind=multi");
  await shoot("studio-found");
  await page.goto("/studio/banks/forbidden-language");
  await shoot("studio-bank", false);
  await page.locator("#wants-to-complain summary").click();
  await page.locator("#wants-to-complain").scrollIntoViewIfNeeded();
  await shoot("studio-bank-retire", false);
  await page.goto("/studio/banks/forbidden-language/new");
  await shoot("studio-new");
  await author.write(page, author.scene);
  await page.locator("#preview .fault").first().waitFor();
  await shoot("studio-preview");
  await author.write(page, { "zh-Hans": "## ……" });
  await candidate.send(page, page.locator(`button[value="save"]`));
  await shoot("studio-faulty");
  await page.goto("/studio/questions/forbidden-language/angry-customer");
  await shoot("studio-edit");
  await author.area(page, "en").fill((await author.area(page, "en").inputValue()).replace("insults", "abuse"));
  await author.save(page);
  await shoot("studio-saved", false);
  await page.evaluate("document.querySelector('input[name=base]').value = '1'");
  await author.area(page, "en").fill((await author.area(page, "en").inputValue()).replace("abuse", "shouting"));
  await candidate.send(page, page.locator(`button[value="save"]`));
  await shoot("studio-conflict");
  await page.goto("/studio/exams");
  await shoot("studio-exams");
  await page.goto("/studio/exams/service-base");
  await shoot("studio-exam");
  await page.goto("/studio/exams/service-base/sample");
  await shoot("studio-sample", false);
  await page.goto("/studio/reports");
  await page.locator(".authored summary").first().click();
  await shoot("studio-reports");
  await page.locator(".authored textarea").fill("说得对，已经补上。");
  await candidate.send(page, page.locator(".authored form button"));
  await page.goto("/studio/reports?show=answered");
  await shoot("studio-answered");
  await candidate.enter(page, "trainee01");
  await shoot("home-answered", false);
  await page.locator(`.notice a[href^="${attempt}/marks"]`).click();
  await shoot("marks-answered", false);
});
