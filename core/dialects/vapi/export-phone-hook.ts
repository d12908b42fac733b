import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import type { Action } from "../../hook/action.ts";
import { isFields, without } from "../../hook/draft.ts";
import { checkTexts } from "./check-texts.ts";
import { lostAction, lostField, ownAction, stripOwn } from "./export-action.ts";
import { exportPhoneFilters } from "./export-filters.ts";
import {
  type ExportedHook,
  ownFields,
  type Placed,
  unknownOf,
  whyLeftOut,
  whyOff,
} from "./export-hook.ts";
import { findMisfits } from "./wire.ts";

type Fields = { readonly [field: string]: unknown };
type ExportedAction = {
  readonly action: Fields | null;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Returns a hook as a phone number has it: on `call.ringing` with a list of actions, of which Vapi carries out the
 * first, or on `call.ending` with one. Source: Vapi OpenAPI of 2026-08-19, `PhoneNumberHook*`.
 */
export function exportPhoneHook({ hook, on, path, lostPath }: Placed): ExportedHook {
  const meaning = { on, do: [] };
  const off = whyOff(hook, path);
  if (off !== null) return { wire: null, meaning, diagnostics: [off] };
  const filters = exportPhoneFilters(hook.filters ?? [], on, `${path}.filters`);
  const actions = hook.do.map((action, index) => exportOne(action, `${path}.do.${index}`));
  const done = selectActions(actions, on, path);
  const diagnostics = [
    ...filters.diagnostics,
    ...done.diagnostics,
    ...Object.keys(hook.options ?? {}).map((option) =>
      lostField(`${path}.options.${option}`, "A phone number's hooks have no options."),
    ),
    ...(hook.limit === undefined ? [] : [lostField(`${path}.limit`, "It happens once anyway.")]),
    ...ownFields(hook, path),
  ];
  const kept = done.actions;
  const leftOut = whyLeftOut(filters.filters, kept, hook, lostPath);
  if (leftOut !== null) return { wire: null, meaning, diagnostics: [...diagnostics, leftOut] };
  const written = filters.filters ?? [];
  return {
    wire: {
      on,
      ...(written.length === 0 ? {} : { filters: written }),
      ...doOf(kept, on),
      ...unknownOf(hook),
    },
    meaning: { on, do: hook.do.filter((_, index) => done.indices.includes(index)) },
    diagnostics,
  };
}

function doOf(actions: readonly Fields[], on: string): Fields {
  if (on === "call.ringing") return { do: actions };
  const [first] = actions;
  return first === undefined ? {} : { do: first };
}

type Selected = {
  readonly actions: readonly Fields[];
  /** Which of the hook's actions they are. */
  readonly indices: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
};

function selectActions(all: readonly ExportedAction[], on: string, path: string): Selected {
  const possible = all.flatMap(({ action }, index) => (action === null ? [] : [{ action, index }]));
  const found = all.flatMap((one) => one.diagnostics);
  const others = possible.slice(1).map(({ index }) => `${path}.do.${index}`);
  if (on === "call.ringing") {
    return {
      actions: possible.map(({ action }) => action),
      indices: possible.map(({ index }) => index),
      diagnostics: [...found, ...others.map(onlyFirst)],
    };
  }
  const first = possible.slice(0, 1);
  return {
    actions: first.map(({ action }) => action),
    indices: first.map(({ index }) => index),
    diagnostics: [
      ...found,
      ...others.map((at) => lostAction(at, "When the call ends, a phone number does one thing")),
    ],
  };
}

function onlyFirst(path: string): Diagnostic {
  return diagnostic("dialect.differs", {
    path,
    message: "While a phone number rings, Vapi carries out the first action only.",
  });
}

function exportOne(action: Action, path: string): ExportedAction {
  const own = ownAction(action, path);
  if (!own.ok) return { action: null, diagnostics: [own.error] };
  const stripped = stripOwn(own.action, path);
  if (stripped.action === null) return stripped;
  const transfer = toTransfer(stripped.action, path);
  const part = transfer === null ? "SayPhoneNumberHookAction" : "TransferPhoneNumberHookAction";
  const written = transfer?.action ?? stripped.action;
  const found = [...stripped.diagnostics, ...(transfer?.diagnostics ?? [])];
  if (findMisfits(part, written).length === 0) {
    return { action: written, diagnostics: [...found, ...checkTexts(stripped.action, path)] };
  }
  const why = "A phone number's hook says one text of at most 4000 characters, or transfers";
  return { action: null, diagnostics: [...found, lostAction(path, why)] };
}

function movedField(path: string): Diagnostic {
  return diagnostic("dialect.changed", {
    path,
    message:
      "A phone number's transfer has no tool in it; read back, the field stands in the tool.",
  });
}

/** A transfer without the tool around it; `null` when the action is another one. */
function toTransfer(
  action: Fields,
  path: string,
): { readonly action: Fields; readonly diagnostics: readonly Diagnostic[] } | null {
  const { tool } = action;
  if (!isFields(tool) || tool["type"] !== "transferCall") return null;
  const given = tool["destinations"];
  const destinations: readonly unknown[] = Array.isArray(given) ? given : [];
  const [destination] = destinations;
  const others = without(action, ["type", "tool"]);
  return {
    action: {
      type: "transfer",
      ...(destination === undefined ? {} : { destination }),
      ...without(tool, ["type", "destinations"]),
      ...others,
    },
    diagnostics: [
      ...(Array.isArray(given) && destination === undefined
        ? [lostField(`${path}.tool.destinations`, "A transfer without destinations has no list.")]
        : []),
      ...destinations
        .slice(1)
        .map((_, index) =>
          lostField(
            `${path}.tool.destinations.${index + 1}`,
            "A phone number's hook has one destination.",
          ),
        ),
      ...Object.keys(others).map((field) => movedField(`${path}.${field}`)),
    ],
  };
}
