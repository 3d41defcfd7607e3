// The doors that show a page, as the program lists them; what is downloaded is no page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./server.ts";

export function pages(): string[] {
  const list = readFileSync(join(root, "app/src/doors.rs"), "utf8");
  const doors = [...list.matchAll(/Door::page\("([^"]+)"/g)].map((found) => found[1]!);
  return doors.filter((door) => !/\.(csv|json)$/.test(door));
}

/** The door of an address: of those that fit, the one that names most of it. */
export function doorOf(pathname: string): string | undefined {
  const parts = pathname.split("/");
  const fits = (door: string) => {
    const named = door.split("/");
    return named.length === parts.length && named.every((part, at) => part.startsWith("{") || part === parts[at]);
  };
  const open = (door: string) => door.split("{").length;
  return pages().filter(fits).sort((a, b) => open(a) - open(b))[0];
}
