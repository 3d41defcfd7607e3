import { defineConfig } from "@playwright/test";
import { launchOptions } from "./server.ts";

// `make screens`: one picture of each page in each form, into screens/ (named by the project). Not part of the tests.
const wide = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const chinese = { locale: "zh-CN" };
const traditional = { locale: "zh-TW" };
const english = { locale: "en" };
// What is converted needs fewer pictures, and the stories know their questions in the other two languages only.
const converted = /Traditional/;

export default defineConfig({
  testDir: ".",
  testMatch: "screens.ts",
  outputDir: "test-results/screens",
  workers: 1,
  timeout: 120_000,
  reporter: [["list"]],
  use: { browserName: "chromium", launchOptions, timezoneId: "Asia/Shanghai" },
  projects: [
    { name: "wide-zh", grepInvert: converted, use: { ...wide, ...chinese } },
    { name: "wide-en", grepInvert: converted, use: { ...wide, ...english } },
    { name: "phone-zh", grepInvert: converted, use: { ...phone, ...chinese } },
    { name: "phone-en", grepInvert: converted, use: { ...phone, ...english } },
    { name: "wide-hant", grep: converted, use: { ...wide, ...traditional } },
    { name: "phone-hant", grep: converted, use: { ...phone, ...traditional } },
    { name: "dark-zh", grepInvert: converted, use: { ...wide, ...chinese, colorScheme: "dark" } },
    { name: "dark-en", grepInvert: converted, use: { ...wide, ...english, colorScheme: "dark" } },
  ],
});
