// A data folder with sixty people and their past: made once for a whole run, by whichever worker needs it first.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The runner sets it before it starts the workers, which inherit it.
process.env.PASSGATE_TEST_PAST ??= mkdtempSync(join(tmpdir(), "passgate-past-"));
const folder = process.env.PASSGATE_TEST_PAST;
const made = join(folder, "made");

/** The folder, once `make` has filled it; a second caller waits for the first. */
export async function past(make: (data: string) => Promise<void>): Promise<string> {
  const data = join(folder, "data");
  try {
    mkdirSync(data);
  } catch {
    while (!existsSync(made)) await new Promise((later) => setTimeout(later, 100));
    return data;
  }
  await make(data);
  writeFileSync(made, "");
  return data;
}

/** After the run. */
export default function forget(): void {
  rmSync(folder, { recursive: true, force: true });
}
