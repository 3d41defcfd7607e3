// The language of every page: the browser's, until the reader chooses.
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";

test("the language is the browser's until another is chosen, and then it stays", async ({ page }, info) => {
  const [own, other] = info.project.name === "phone" ? ["en", "zh-Hans"] : ["zh-Hans", "en"];
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", own!);
  await page.locator(`form[action="/language"] button[value="zh-Hant"]`).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
  await page.locator(`form[action="/language"] button[value="${other}"]`).click();
  await expect(page.locator("html")).toHaveAttribute("lang", other!);
  await candidate.enter(page, "trainee01");
  await expect(page.locator("html")).toHaveAttribute("lang", other!);
});
