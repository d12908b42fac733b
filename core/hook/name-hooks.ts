import { type HookDraft, isFields, type PartDraft } from "./draft.ts";

/** Longest name a hook may have (`hook.ts`). */
const maxNameLength = 1000;

/**
 * Returns a unique name for each hook, in the order of the list. A name that is given stays, the first time it
 * occurs; a later one gets `-2`, `-3`, … A hook without a name is called after its events and its first action
 * (`call-ending-slack`).
 */
export function nameHooks(hooks: readonly HookDraft[]): readonly string[] {
  const given = hooks.map(givenName);
  const makeUnique = uniqueNames(
    given.filter((name) => name !== null),
    maxNameLength,
  );
  const seen = new Set<string>();
  const names = given.map((name) => {
    if (name === null) return null;
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst ? name : makeUnique(name);
  });
  return names.map((name, index) => name ?? makeUnique(derivedName(hooks[index])));
}

/** The name a hook has by its author, `null` without one. */
export function givenName(hook: HookDraft): string | null {
  return typeof hook.name === "string" && hook.name.trim() !== "" ? hook.name : null;
}

/**
 * Returns a function that gives out names nobody has: a name itself when it is free, else with the first suffix that
 * makes it so (`-2`, `-3`, …), shortened to fit. Any number of hooks may ask for the same one.
 */
export function uniqueNames(taken: readonly string[], maxLength: number): (name: string) => string {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return (name) => {
    let candidate = name;
    for (let count = counts.get(name) ?? 2; used.has(candidate); count += 1) {
      const suffix = `-${count}`;
      candidate = `${name.slice(0, maxLength - suffix.length)}${suffix}`;
      counts.set(name, count + 1);
    }
    used.add(candidate);
    return candidate;
  };
}

function derivedName(hook: HookDraft | undefined): string {
  if (hook === undefined) return "hook";
  const events = typeof hook.on === "string" ? [hook.on] : hook.on;
  const [first] = hook.do;
  const words = first === undefined ? events : [...events, whatItDoes(first)];
  const name = words
    .map(toKebab)
    .filter((word) => word !== "")
    .join("-")
    .slice(0, 100);
  return name === "" ? "hook" : name;
}

function whatItDoes(action: PartDraft): string {
  const { tool } = action;
  if (isFields(tool) && typeof tool["type"] === "string") return tool["type"];
  return action.type;
}

function toKebab(text: string): string {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
