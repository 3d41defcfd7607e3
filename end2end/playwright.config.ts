import { defineConfig } from "@playwright/test";
import { launchOptions } from "./server.ts";

// The way of a candidate runs with scripts, as plain forms, and on a phone in English; other stories where they belong.
export default defineConfig({
  testDir: "tests",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Bounds for a machine that is busy; nothing waits for them.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  globalTeardown: "./past.ts",
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    viewport: { width: 1280, height: 800 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  },
  projects: [
    { name: "scripts", testIgnore: ["forms.spec.ts", "pauses-as-forms.spec.ts", "modes-as-forms.spec.ts"] },
    { name: "plain", testMatch: ["newcomer.spec.ts", "notebook.spec.ts", "forms.spec.ts", "pauses-as-forms.spec.ts", "modes-as-forms.spec.ts", "longer.spec.ts", "language.spec.ts", "studio.spec.ts", "desk.spec.ts", "people.spec.ts"], use: { javaScriptEnabled: false } },
    {
      name: "phone",
      testIgnore: ["forms.spec.ts", "pauses-as-forms.spec.ts", "modes-as-forms.spec.ts", "studio.spec.ts", "sitting-killed.spec.ts", "sitting-clocks.spec.ts"],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en" },
    },
  ],
});
