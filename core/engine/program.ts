import { type Action, actionSchema } from "../hook/action.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Filter } from "../hook/filter.ts";
import {
  effectivePriority,
  eventsOf,
  type Hook,
  type HooksDocument,
  type RunsOn,
} from "../hook/hook.ts";
import { type PreparedAction, prepareAction } from "./prepare-action.ts";

/** One flow as the engine takes it. `document` is a compiled one: hooks have unique names, actions have ids. */
export type LiveFlow = {
  readonly flowId: string;
  readonly version: number;
  readonly runsOn: RunsOn;
  readonly document: HooksDocument;
  /** Hooks switched beside the version, by name. */
  readonly switches: { readonly [hookName: string]: boolean };
};

export type PreparedHook = {
  readonly flowId: string;
  readonly version: number;
  readonly name: string;
  readonly hook: Hook;
  readonly enabled: boolean;
  readonly runsOn: RunsOn;
  readonly events: ReadonlySet<string>;
  readonly filters: readonly Filter[];
  readonly actions: readonly PreparedStep[];
  /** Whether an event that waits for a decision is blocked when an action of the hook fails. */
  readonly failsClosed: boolean;
};

export type PreparedStep = {
  readonly action: PreparedAction;
  readonly when: readonly Filter[];
  readonly stopOnError: boolean;
};

/**
 * All hooks that may run, prepared once: templates are parsed, order is fixed. Order over all flows: priority, then
 * order of the flows given, then order in the document.
 */
export type Program = {
  readonly hooks: readonly PreparedHook[];
  listeningTo(eventType: string): readonly PreparedHook[];
};

export function prepareProgram(flows: readonly LiveFlow[]): Program {
  const hooks = flows
    .flatMap((flow) => flow.document.hooks.map((hook, index) => prepareHook(flow, hook, index)))
    // Sorting is stable: ties keep the order of flows and documents.
    .toSorted((one, other) => effectivePriority(one.hook) - effectivePriority(other.hook));
  const byEvent = new Map<string, PreparedHook[]>();
  for (const hook of hooks) {
    for (const event of hook.events) {
      const listening = byEvent.get(event);
      if (listening) listening.push(hook);
      else byEvent.set(event, [hook]);
    }
  }
  return { hooks, listeningTo: (eventType) => byEvent.get(eventType) ?? [] };
}

function prepareHook(flow: LiveFlow, hook: Hook, index: number): PreparedHook {
  const name = hook.name ?? `hook-${index + 1}`;
  return {
    flowId: flow.flowId,
    version: flow.version,
    name,
    hook,
    enabled: switchOf(flow.switches, name) ?? hook.enabled ?? true,
    runsOn: flow.runsOn,
    events: new Set(eventsOf(hook)),
    filters: hook.filters ?? [],
    actions: hook.do.map((action, place) => prepareStep(action, `hooks.${index}.do.${place}`)),
    failsClosed: hook.onFailure === "closed",
  };
}

/** A switch beside the version counts more than what the version says. */
function switchOf(switches: LiveFlow["switches"], name: string): boolean | undefined {
  return Object.hasOwn(switches, name) ? switches[name] : undefined;
}

function prepareStep(action: Action, path: string): PreparedStep {
  return {
    action: prepareAction(action, path).prepared,
    when: action.when ?? [],
    stopOnError: action.stopOnError ?? false,
  };
}

/**
 * What is wrong with the actions of a document, seen by the code that will carry them out. An action that does not fit
 * its schema yet is passed over: that is the compiler's to say.
 */
export function checkActions(document: HooksDocument): readonly Diagnostic[] {
  return document.hooks.flatMap((hook, index) =>
    hook.do.flatMap((action, place) =>
      actionSchema.safeParse(action).success
        ? prepareAction(action, `hooks.${index}.do.${place}`).diagnostics
        : [],
    ),
  );
}
