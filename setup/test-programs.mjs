// Reads cargo's JSON messages and prints one test program a line: crate, its folder, the program.
import { dirname } from "node:path";
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.startsWith("{")) continue;
  const { reason, profile, executable, target, manifest_path: manifest, package_id: id } = JSON.parse(line);
  if (reason !== "compiler-artifact" || !profile.test || !executable || target.kind.includes("bench")) continue;
  // "path+file:///…/engine#0.1.0" or, where folder and name differ, "path+file:///…/setup/bindgen#site@0.1.0"
  const crate = /([^/#@]+)(#[^@]*|@[^@]*)$/.exec(id)[1];
  console.log([crate, dirname(manifest), executable].join("\t"));
}
