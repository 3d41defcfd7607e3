// What stories of kept answers share: an answer that comes after the end, and a desk that decides about it.
import type { Page } from "@playwright/test";
import * as candidate from "./candidate.ts";
import { expect } from "./house.ts";
import { bare, keys } from "./key.ts";

/** Sits the exam, hands it in from another page, and answers the first question rightly on the page that is still open. */
export async function answerTooLate(page: Page, language: "zh-Hans" | "en"): Promise<string> {
  const attempt = await candidate.start(page);
  // Otherwise the page may hear of the end, and go on, before anything is ticked.
  await page.route("**/api/clock", (asked) => asked.abort());
  const other = await page.context().newPage();
  await other.goto(`${attempt}/overview`);
  await candidate.send(other, other.locator(`form[action$="/hand-in"] button`));
  await other.close();
  const [first] = await candidate.questions(page);
  const { right } = await candidate.known(first!, keys(language));
  const kept = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.status() === 409);
  for (const choice of await first!.locator("label.choice").all()) {
    if (!right.includes(bare(await choice.locator(".text").innerText()))) continue;
    // Not `check`, which looks at the box once more: the page goes on as soon as the answer is refused.
    await choice.locator("input").click();
    break;
  }
  await kept;
  // The page goes on by itself.
  await page.waitForURL(/\/marks$/);
  await page.unroute("**/api/clock");
  return attempt;
}

/** From the first page of somebody who decides to the attempt that waits. */
export async function toWhatWaits(page: Page): Promise<void> {
  await page.goto("/");
  await page.locator(`.notice a[href="/late"]`).click();
  await page.locator(`tbody a[href*="/attempts/"]`).first().click();
  await expect(page.locator("#decide .decision[open]")).toHaveCount(1);
}

/** Decides with a reason. */
export async function decide(page: Page, verdict: "count" | "leave", reason: string): Promise<void> {
  const form = page.locator("#decide .decision[open]").first();
  await form.locator("textarea").fill(reason);
  await candidate.send(page, form.locator(`button[value="${verdict}"]`));
}
