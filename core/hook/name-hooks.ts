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
  const reserved = new Set(given.filter((name) => name !== null));
  const taken = new Set<string>();
  const names = given.map((name) => {
    if (name === null) return null;
    const unique = taken.has(name)
      ? freeName(name, new Set([...taken, ...reserved]), maxNameLength)
      : name;
    taken.add(unique);
    return unique;
  });
  return names.map((name, index) => {
    if (name !== null) return name;
    const derived = freeName(derivedName(hooks[index]), taken, maxNameLength);
    taken.add(derived);
    return derived;
  });
}

/** The name a hook has by its author, `null` without one. */
export function givenName(hook: HookDraft): string | null {
  return typeof hook.name === "string" && hook.name.trim() !== "" ? hook.name : null;
}

/** The name itself when it is free, else with the first suffix that makes it so, shortened to fit. */
export function freeName(name: string, taken: ReadonlySet<string>, maxLength: number): string {
  if (!taken.has(name)) return name;
  for (let count = 2; ; count += 1) {
    const suffix = `-${count}`;
    const candidate = `${name.slice(0, maxLength - suffix.length)}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
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
