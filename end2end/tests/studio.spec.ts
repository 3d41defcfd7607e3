// The trainers' studio: with scripts the preview comes while one types, without them by the press of a button.
import * as author from "../author.ts";
import * as candidate from "../candidate.ts";
import { expect, test } from "../house.ts";
import { redLines } from "../key.ts";

const old = redLines("forbidden-language");
const address = (question: string) => `/studio/questions/forbidden-language/${question}`;

test("a scene is written in two languages, mended, and drawn from then on, while a running paper keeps what it has", async ({ page, browser }, info) => {
  test.slow();
  const scripts = info.project.name !== "plain";
  await candidate.enter(page, "trainee01");
  const running = await candidate.start(page);
  const paper = await page.locator("main").innerText();
  const held = old.find((question) => paper.includes(question.stem))!;

  const desk = await (await browser.newContext()).newPage();
  await candidate.enter(desk, "trainer01");
  await desk.goto("/studio/banks/forbidden-language");
  await desk.locator(`a[href="/studio/banks/forbidden-language/new"]`).click();
  await author.write(desk, author.scene);
  await author.check(desk, scripts);
  await expect(desk.locator("#preview .fault")).toHaveCount(2);
  await expect(desk.locator("#preview .fault").first()).toContainText("以上全对");
  await expect(desk.locator("#preview .fault").first()).toContainText("{.last}");
  await expect(desk.locator("#preview .turn.customer").first()).toContainText("怎么还不发货");
  await author.write(desk, author.pinned);
  await author.check(desk, scripts);
  await expect(desk.locator("#preview .fault")).toHaveCount(0);
  await author.save(desk);
  await expect(desk).toHaveURL((url) => url.pathname === address("rush-order"));

  await desk.goto(address(held.id));
  const chinese = author.area(desk, "zh-Hans");
  await chinese.fill((await chinese.inputValue()).replace(held.stem, "客户忽然发起火来，"));
  await author.save(desk);
  for (const { id } of old) await author.retire(desk, address(id), "换成新的一题");
  await expect(desk.locator(".notice.refused")).toHaveCount(0);

  await desk.goto("/studio/exams/service-base");
  await desk.locator(`a[href="/studio/exams/service-base/sample"]`).click();
  await expect(desk.locator("main")).toContainText("客户催着发货，话很急");
  await candidate.enter(desk, "trainee02");
  await candidate.start(desk);
  await expect(desk.locator("main")).toContainText("客户催着发货，话很急");
  const last = desk.locator("fieldset.question", { hasText: "客户催着发货" }).locator(".choice").last();
  await expect(last).toContainText("以上全对");

  await page.goto(running);
  await expect(page.locator("main")).toContainText(held.stem);
  await expect(page.locator("main")).not.toContainText("客户忽然发起火来");
  await expect(page.locator("main")).not.toContainText("客户催着发货");
});

test("that two languages tick different choices is told before anything is saved", async ({ page }, info) => {
  await candidate.enter(page, "trainer01");
  await page.goto("/studio/banks/forbidden-language/new");
  const other = author.pinned.en.replace("- [x] All", "- [ ] All").replace("- [ ] “Getting", "- [x] “Getting");
  await author.write(page, { ...author.pinned, en: other });
  await author.check(page, info.project.name !== "plain");
  await expect(page.locator("#preview .fault.error")).toHaveCount(1);
  await expect(page.locator("#preview .fault.error")).toContainText("English");
  await author.write(page, author.pinned);
  await author.check(page, info.project.name !== "plain");
  await expect(page.locator("#preview .fault")).toHaveCount(0);
});

test("a text with faults is not saved, says where they are, and is still there", async ({ page }) => {
  await candidate.enter(page, "trainer01");
  await page.goto("/studio/banks/returns-and-refunds/new");
  const faulty = author.pinned["zh-Hans"].replace("- [x]", "- [x】").replace("rush-order", "rush") + "\n</textarea><b id=free>&amp;\n";
  await author.write(page, { "zh-Hans": faulty, en: author.pinned.en.replace("rush-order", "rush") });
  await candidate.send(page, page.locator(`button[value="save"]`));
  await expect(page.locator(".notice.refused")).toBeVisible();
  await expect(page.locator(".fault.error").first()).toContainText(/第 11 行/);
  await expect(author.area(page, "zh-Hans")).toHaveValue(faulty);
  await expect(page.locator("#free")).toHaveCount(0);
  await page.goto("/studio/questions?q=%E5%82%AC%E7%9D%80%E5%8F%91%E8%B4%A7");
  await expect(page.locator(".empty")).toBeVisible();
});

test("of two who edit the same question the second sees both texts, and saves knowing the first", async ({ page, browser }) => {
  await candidate.enter(page, "trainer01");
  await page.goto(address("angry-customer"));
  const other = await (await browser.newContext()).newPage();
  await candidate.enter(other, "admin01");
  await other.goto(address("angry-customer"));

  const first = (await author.area(page, "zh-Hans").inputValue()).replace("怎么答最合适", "怎样答最合适");
  await author.write(page, { "zh-Hans": first });
  await author.save(page);

  const mine = (await author.area(other, "en").inputValue()).replace("opens with insults", "begins with insults");
  await author.write(other, { en: mine });
  await candidate.send(other, other.locator(`button[value="save"]`));
  await expect(other.locator(".notice.refused")).toContainText("演示培训师");
  await expect(author.area(other, "en")).toHaveValue(mine);
  await expect(other.locator(".theirs pre").first()).toContainText("怎样答最合适");
  await author.write(other, { "zh-Hans": first });
  await author.save(other);

  await page.goto(address("angry-customer"));
  expect((await author.area(page, "zh-Hans").inputValue()).trim()).toBe(first.trim());
  expect((await author.area(page, "en").inputValue()).trim()).toBe(mine.trim());
  await expect(page.locator(".about")).toContainText("第 3 版");
});

test("what a candidate says about a question is answered, and the answer is read", async ({ page, browser }) => {
  await candidate.enter(page, "trainee01");
  const attempt = await candidate.start(page);
  await page.goto(`${attempt}/overview`);
  await candidate.send(page, page.locator(`form[action$="/hand-in"] button`));
  const item = page.locator("#item-3");
  await item.locator("summary").click();
  await item.locator("textarea").fill("题干没有说是不是节假日。");
  await candidate.send(page, item.locator("button"));
  await expect(item.locator(".said-before")).toContainText("题干没有说是不是节假日。");
  await expect(item.locator("textarea")).toHaveCount(0);

  const desk = await (await browser.newContext()).newPage();
  await candidate.enter(desk, "trainer01");
  await desk.goto("/studio");
  await desk.locator(`.notice a[href="/studio/reports"]`).click();
  await expect(desk.locator("blockquote.said")).toContainText("题干没有说是不是节假日。");
  await expect(desk.locator("main")).not.toContainText("演示学员一");
  await desk.locator(".authored textarea").fill("说得对，已经补上。");
  await candidate.send(desk, desk.locator(".authored form button"));
  await expect(desk.locator(".empty")).toBeVisible();

  await page.goto("/");
  await page.locator(`.notice a[href^="${attempt}/marks"]`).click();
  await expect(page.locator("#item-3 .said-before")).toContainText("说得对，已经补上。");
  await page.goto("/");
  await expect(page.locator(`.notice a[href^="${attempt}/marks"]`)).toHaveCount(0);
});
