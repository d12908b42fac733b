import { suggest } from "../../hook/did-you-mean.ts";
import type { Json } from "../../json.ts";
import { devclawEventNames } from "./devclaw-events.ts";
import type { Findings, HookReading } from "../reading/hook-reading.ts";
import { placeIn } from "../reading/text-place.ts";

/** Registrations that are looked at in one text. */
const maxRegistrations = 500;

export function isGoCode(text: string): boolean {
  return /\bRegisteredHook\s*\{/.test(text) && /\bHookAction\b/.test(text);
}

/**
 * Reads Go code that registers hooks: of each registration its name, events and priority, with one diagnostic. What a
 * handler does is told only where nothing but one fixed `return HookAction{…}` stands in it; any other code is kept.
 */
export function readGoCode(text: string, findings: Findings): readonly HookReading[] {
  const clean = blankComments(text);
  const starts = [...clean.matchAll(/\bRegisteredHook\s*\{/g)].slice(0, maxRegistrations);
  return starts.map((found, index) => {
    const from = found.index + found[0].length;
    const to = endOfBlock(clean, from);
    const at = { path: `registrations.${index}`, place: placeIn(text, found.index) };
    return readRegistration(
      { code: clean.slice(from, to), kept: text.slice(from, to) },
      at,
      findings,
    );
  });
}

type Registration = { readonly code: string; readonly kept: string };

function readRegistration(
  { code, kept }: Registration,
  at: HookReading["at"],
  findings: Findings,
): HookReading {
  const name = field(code, "Name");
  const description = field(code, "Description");
  const source = field(code, "Source");
  const priority = /\bPriority:\s*(-?\d{1,9})\b/.exec(code)?.[1];
  const isOff = /\bEnabled:\s*false\b/.test(code);
  const on = readEvents(code, at, findings);
  const certain = fixedAction(code);
  const says =
    certain === null
      ? "Its code is kept, and the hook does nothing here."
      : "It always does the same.";
  const mayBlock = /\bBlock:\s*true\b/.test(code) ? ` It may block${reasonOf(code)}.` : "";
  const mayChange = /\bModified(Args|Message):/.test(code) ? " It may change what it gets." : "";
  findings.add(
    certain === null ? "dialect.not-carried-out" : "dialect.renamed",
    at,
    `Go code registers ${name === null ? "a hook" : `the hook ${JSON.stringify(name)}`}.${certain === null ? `${mayBlock}${mayChange}` : ""} ${says}`,
    certain === null ? "Draw what it does: filters, and then block or modify." : undefined,
  );
  const hook: HookReading["hook"] = {
    on,
    ...(name === null || name.trim() === "" ? {} : { name }),
    do: certain === null ? [] : [certain],
    ...(isOff ? { enabled: false } : {}),
    ...(description === null ? {} : { description }),
    ...(source === null ? {} : { source }),
    ...(priority === undefined ? {} : { priority: Number(priority) }),
    ...(certain === null ? { platform: { devclaw: { go: kept.trim() } } } : {}),
  };
  return { hook, at, fields: { do: at } };
}

function reasonOf(code: string): string {
  const reason = field(code, "Reason");
  return reason === null ? "" : ` with the reason ${JSON.stringify(reason)}`;
}

/** A field whose value is a text in quotes. */
function field(code: string, name: string): string | null {
  const found = new RegExp(String.raw`\b${name}:\s*("(?:[^"\\\n]|\\.)*")`).exec(code)?.[1];
  if (found === undefined) return null;
  try {
    const value: unknown = JSON.parse(found);
    return typeof value === "string" ? value : null;
  } catch {
    // A text with an escape that only Go has is not guessed at.
    return null;
  }
}

/** `HookPreToolUse` and `"pre_tool_use"` alike. */
function readEvents(code: string, at: HookReading["at"], findings: Findings): readonly string[] {
  const list = /\bEvents:\s*\[\]HookEvent\s*\{([^}]*)\}/.exec(code)?.[1] ?? "";
  const names = [...list.matchAll(/\bHook([A-Z]\w*)|"([^"\n]*)"/g)].map(([, constant, text]) =>
    constant === undefined ? (text ?? "").toLowerCase() : eventOfConstant(constant),
  );
  const place = { ...at, path: `${at.path}.Events` };
  if (names.length === 0) {
    const message = "It cannot be told which events this hook listens to.";
    findings.add("dialect.missing", place, message, "Give it Events: []HookEvent{…}.");
  }
  const known = names.filter((name) => devclawEventNames.includes(name));
  for (const name of names) {
    if (known.includes(name)) continue;
    const message = `DevClaw has no event "${name.slice(0, 100)}".`;
    findings.add("event.unknown", place, message, suggest(name, devclawEventNames));
  }
  return [...new Set(known)];
}

/** `PreToolUse` as `pre_tool_use`, `LLMInput` as `llm_input`. */
function eventOfConstant(constant: string): string {
  return constant.replaceAll(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$2_").toLowerCase();
}

/** The action of a handler that is nothing but `return HookAction{Block: true, Reason: "…"}`, else `null`. */
function fixedAction(code: string): Json | null {
  const body =
    /\bHandler:\s*func\s*\([^)]*\)\s*HookAction\s*\{\s*return\s+HookAction\s*\{([^{}]*)\}\s*\}/.exec(
      code,
    )?.[1];
  if (body === undefined || !/\bBlock:\s*true\b/.test(body)) return null;
  const fields = body
    .replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .split(",")
    .map((part) => part.trim());
  const isPlain = fields.every(
    (part) =>
      part === "" ||
      part === "Block: true" ||
      /^Reason:\s*""$/.test(part) ||
      /^Block:\s*true$/.test(part),
  );
  if (!isPlain) return null;
  const reason = field(body, "Reason");
  return { type: "block", ...(reason === null || reason === "" ? {} : { reason }) };
}

/** Comments as spaces, so that everything stays where it is; texts are gone over. */
function blankComments(code: string): string {
  return code.replaceAll(/"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g, (found) =>
    found.startsWith("/") ? found.replaceAll(/[^\n]/g, " ") : found,
  );
}

/** Where the bracket that was opened just before is closed; texts do not count. */
function endOfBlock(code: string, from: number): number {
  let depth = 1;
  const form = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|[{}]/g;
  form.lastIndex = from;
  for (let found = form.exec(code); found !== null; found = form.exec(code)) {
    if (found[0] === "{") depth += 1;
    if (found[0] === "}") depth -= 1;
    if (depth === 0) return found.index;
  }
  return code.length;
}
