// What an administrator does, in the words of the stories.
import type { Page } from "@playwright/test";

/** A list that would do something. */
export const GOOD = "工号,姓名,小组,岗位,带教老师\n20451,李华,晨光组 Daylight,online-agent,trainer01\n20452,王芳,夜航组,online-agent,20451\ntrainee02,演示学员二,夜航组,,\n";

/** A list with a fault in each line. */
export const FAULTY = "工号,姓名,岗位,结束日期\n20451,,online-agent,\n1.2E+11,李华,captain,\n20453,王芳,,2020-01-01\n";

/** Pastes a list and looks at what it would do. */
export async function check(page: Page, list: string): Promise<void> {
  await page.goto("/people/import");
  await page.locator("#text").fill(list);
  await page.locator(`button[value="check"]`).click();
  await page.waitForLoadState("load");
}
