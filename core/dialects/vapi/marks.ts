import { type HookDraft, isFields } from "../../hook/draft.ts";
import { nameHooks } from "../../hook/name-hooks.ts";

/**
 * What Vapi's own form of a hook said that the hooks document does not: kept below `platform.vapi` of the hook, so
 * that it is written back.
 */
export type Marks = {
  /** The hook is one of a phone number; `call.ringing` always is. */
  readonly kind?: "phoneNumber" | undefined;
  /** The event with its short form. */
  readonly on?: string | undefined;
  /** The options as they stood beside a short form, or where the event takes none. */
  readonly options?: unknown;
  /** The hook had a name of its own that is the one it would get without. */
  readonly named?: true | undefined;
};

export function marksOf(hook: { readonly [field: string]: unknown }): Marks {
  const { platform } = hook;
  const marks = isFields(platform) ? platform["vapi"] : undefined;
  if (!isFields(marks)) return {};
  return {
    kind: marks["kind"] === "phoneNumber" ? "phoneNumber" : undefined,
    on: typeof marks["on"] === "string" ? marks["on"] : undefined,
    options: marks["options"],
    named: marks["named"] === true ? true : undefined,
  };
}

/** The hook with these marks beside those it has. */
export function withMarks<Hook extends { readonly [field: string]: unknown }>(
  hook: Hook,
  marks: Marks,
): Hook {
  const { platform } = hook;
  // What is no object of platforms is an error, which the hooks document's own rules name.
  if (platform !== undefined && !isFields(platform)) return hook;
  const own = isFields(platform?.["vapi"]) ? platform["vapi"] : {};
  return { ...hook, platform: { ...platform, vapi: { ...own, ...marks } } };
}

/**
 * For each hook, whether it would get the name it has if it had none, together with all others of which that holds:
 * such names need not be written down.
 */
export function areNamesDerived(hooks: readonly HookDraft[]): readonly boolean[] {
  let derived = hooks.map(() => true);
  for (let round = 0; round < maxRounds; round += 1) {
    const known = derived;
    const names = nameHooks(
      hooks.map((hook, index) => (known[index] === true ? { ...hook, name: undefined } : hook)),
    );
    const still = hooks.map((hook, index) => known[index] === true && names[index] === hook.name);
    if (still.every((value, index) => value === known[index])) return derived;
    derived = still;
  }
  return hooks.map(() => false);
}

/** Each name that has to be written down can make another one necessary; names made to do so are all written. */
const maxRounds = 10;
