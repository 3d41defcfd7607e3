// What a trainer does, in the words of the stories.
import { expect, type Page } from "@playwright/test";
import * as candidate from "./candidate.ts";

export type Texts = Record<"zh-Hans" | "en", string>;

/** A scene in two languages whose last choice speaks of all others, and is not yet kept in its place. */
export const scene: Texts = {
  "zh-Hans": `## 客户催着发货，话很急。下面哪些答法是禁语？ {#rush-order .red-line rule=forbidden-language/no-quarrel difficulty=2}

\`\`\`chat
客户：怎么还不发货？你们到底行不行！
客服：……
\`\`\`

- [ ] “您急也没有用，慢慢等吧。”
- [ ] “别人都能等，就您不能等？”
- [ ] “再催，我只好给您取消了。”
- [x] 以上全对

> 三句都在和客户争，一句也不能说。
`,
  en: `## A customer presses for delivery. Which of these answers are forbidden? {#rush-order .red-line rule=forbidden-language/no-quarrel difficulty=2}

\`\`\`chat
Customer: Why has it not been sent yet? Are you any good at all?
Agent: …
\`\`\`

- [ ] “Getting upset will not help; just wait.”
- [ ] “Everybody else can wait, only you cannot?”
- [ ] “Ask once more and I will have to cancel it.”
- [x] All of the above

> All three quarrel with the customer; none may be said.
`,
};

/** The same with the last choice kept in its place. */
export const pinned: Texts = {
  "zh-Hans": scene["zh-Hans"].replace("以上全对", "以上全对 {.last}"),
  en: scene.en.replace("All of the above", "All of the above {.last}"),
};

/** Puts texts into the editor. */
export async function write(page: Page, texts: Partial<Texts>): Promise<void> {
  for (const [language, text] of Object.entries(texts)) await area(page, language).fill(text);
}

/** The field of a language. */
export function area(page: Page, language: string) {
  return page.locator(`textarea[data-language="${language}"]`);
}

/** Sees to it that the preview speaks of the text as it stands: by the press of a button where nothing comes by itself. */
export async function check(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) await candidate.send(page, page.locator(`button[value="check"]`));
}

/** Saves, and waits for the version that comes of it. */
export async function save(page: Page): Promise<void> {
  await page.locator(`button[value="save"]`).click();
  await expect(page).toHaveURL(/done=saved$/);
  await expect(page.locator(".notice.done")).toBeVisible();
}

/** Takes a question out of what is drawn. */
export async function retire(page: Page, address: string, reason: string): Promise<void> {
  await page.goto(address);
  await page.locator("details.decision summary").click();
  await page.locator("details.decision textarea").fill(reason);
  await candidate.send(page, page.locator("details.decision button"));
  await expect(page).toHaveURL(/done=retired$/);
}
