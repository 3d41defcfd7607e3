// What a candidate does, in the words of the stories.
import { expect, type Locator, type Page } from "@playwright/test";
import { bare, find, type Keyed, keys } from "./key.ts";

/** The demonstration's account of that staff number, by its one-press button. */
export async function enter(page: Page, staffNo: string): Promise<void> {
  await page.context().clearCookies({ name: "passgate" });
  await page.goto("/sign-in");
  await page.locator(`button[name=account][value="${staffNo}"]`).click();
  await expect(page).toHaveURL((url) => url.pathname === "/");
}

/** Presses a form's button and waits until its door has answered and the next page is there. */
export async function send(page: Page, button: Locator): Promise<void> {
  // What a page sends by itself in the meantime is not the form.
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST" && !answer.url().includes("/api/"));
  const next = page.waitForEvent("load");
  await button.click();
  await answered;
  await next;
}

/** Reads every chapter and says so. */
export async function study(page: Page): Promise<void> {
  await page.goto("/handbook");
  const chapters = await page.locator("main a[href^='/handbook/']").evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href")!))]);
  for (const chapter of chapters) {
    await page.goto(chapter);
    await send(page, page.locator(`form[action$="/read"] button`));
  }
}

/** From the briefing to the paper; gives back the attempt's address. */
export async function start(page: Page, exam = "service-base"): Promise<string> {
  await page.goto(`/exams/${exam}`);
  await send(page, page.locator(`form[action$="/start"] button`));
  await expect(page.locator("form#answers")).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Begins to practise: the first question is there. */
export async function practise(page: Page): Promise<void> {
  await page.goto("/exams/service-practice");
  await send(page, page.locator(`form[action$="/start"] button`));
  await expect(page.locator(".practice fieldset")).toBeVisible();
}

/** Answers a practice question with its first choice; the explanation is there at once. */
export async function settle(page: Page): Promise<void> {
  await page.locator(".choice").first().click();
  await send(page, page.locator(".practice form button[type=submit]").last());
  await expect(page.locator(".explanation")).toBeVisible();
}

/** Answers the practice question that is shown, rightly or wrongly, by what the bank says of it. */
export async function settleAs(page: Page, all: Keyed[], isRight: boolean): Promise<void> {
  const question = page.locator(".practice fieldset");
  const keyed = await known(question, all);
  await tick(question, isRight ? keyed.right : wrong(keyed));
  await send(page, page.locator(".practice form button[type=submit]").last());
  await expect(page.locator(".explanation")).toBeVisible();
}

/** Practises one exam to its end; `isRight` decides for each place. */
export async function drill(page: Page, exam: string, all: Keyed[], isRight: (place: number) => boolean): Promise<void> {
  await page.goto(`/exams/${exam}`);
  await send(page, page.locator(`form[action$="/start"] button`));
  for (let place = 0; ; place++) {
    await settleAs(page, all, isRight(place));
    const next = page.locator(`.practice a.button[href^="/practice/"]`);
    if ((await next.count()) === 0) return;
    await next.click();
    await expect(page.locator(".practice fieldset")).toBeVisible();
  }
}

/** The questions of the paper in their order. */
export async function questions(page: Page): Promise<Locator[]> {
  return page.locator("fieldset.question").all();
}

/** What the bank says of a question as it is shown. */
export async function known(question: Locator, all: Keyed[]): Promise<Keyed> {
  const stem = await question.locator(".stem .text").innerText();
  const choices = await question.locator(".choice .text").allInnerTexts();
  return find(all, stem, choices);
}

/** Ticks exactly these choices, by their text. */
export async function tick(question: Locator, right: string[]): Promise<void> {
  for (const choice of await question.locator("label.choice").all()) {
    const wanted = right.includes(bare(await choice.locator(".text").innerText()));
    const input = choice.locator("input");
    if (wanted) await input.check();
    else if ((await input.getAttribute("type")) === "checkbox") await input.uncheck();
  }
}

/** Something that is not right: the first choice that is wrong. */
export function wrong(question: Keyed): string[] {
  return question.choices.filter((choice) => !question.right.includes(choice)).slice(0, 1);
}

/** Answers the whole paper; `isRight` decides for each place. */
export async function answer(page: Page, language: "zh-Hans" | "en", isRight: (place: number, question: Keyed) => boolean): Promise<void> {
  const all = keys(language);
  for (const [place, question] of (await questions(page)).entries()) {
    const keyed = await known(question, all);
    await tick(question, isRight(place, keyed) ? keyed.right : wrong(keyed));
  }
}

/** Checks before handing in, then hands in. */
export async function handIn(page: Page): Promise<void> {
  await page.locator(`.paper-end button[value="overview"]`).click();
  await expect(page).toHaveURL(/\/overview$/);
  await page.locator(`form[action$="/hand-in"] button`).click();
  await expect(page).toHaveURL(/\/marks$/);
}

/** Moves the demonstration's clock by a day. */
export async function skipDay(page: Page): Promise<void> {
  await send(page, page.locator(`form[action="/demo/skip-day"] button`));
}
