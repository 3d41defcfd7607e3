import { defineConfig } from "@playwright/test";
import { launchOptions } from "./server.ts";

// `make screens`: one picture of each page in each form, into screens/ (named by the project). Not part of the tests.
const wide = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const chinese = { locale: "zh-CN" };
const english = { locale: "en" };

export default defineConfig({
  testDir: ".",
  testMatch: "screens.ts",
  outputDir: "test-results/screens",
  workers: 1,
  timeout: 120_000,
  reporter: [["list"]],
  use: { browserName: "chromium", launchOptions, timezoneId: "Asia/Shanghai" },
  projects: [
    { name: "wide-zh", use: { ...wide, ...chinese } },
    { name: "wide-en", use: { ...wide, ...english } },
    { name: "phone-zh", use: { ...phone, ...chinese } },
    { name: "phone-en", use: { ...phone, ...english } },
    { name: "dark-zh", use: { ...wide, ...chinese, colorScheme: "dark" } },
    { name: "dark-en", use: { ...wide, ...english, colorScheme: "dark" } },
  ],
});
