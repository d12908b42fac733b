import type { CompiledFlow } from "#core/compiler/compile-flow.ts";
import type { Verdict } from "#core/engine/verdict.ts";
import type { Flow } from "#core/flow/flow.ts";
import type { HooksDocument } from "#core/hook/hook.ts";
import { sampleCalls, type SampleEntry } from "#core/samples/sample-calls.ts";
import { simulate, type SimulatedStep } from "#core/simulator/simulate.ts";
import { compiledOf } from "./derive-problems.ts";

/** What a played sample call shows on a node: it ran, a filter stopped here, or neither. */
export type NodeLight = "lit" | "stopped" | "dark";

export type TestRun = {
  readonly steps: readonly SimulatedStep[];
  /** Hooks that have an error and were left out. */
  readonly leftOut: number;
};

/** What the canvas and the panel show of a test call. */
export type TestView = {
  readonly sampleId: string;
  /** Index of the step that is looked at; `null` is the whole call. */
  readonly step: number | null;
};

export type LitNodes = {
  readonly lights: ReadonlyMap<string, NodeLight>;
  /** Place of a lit node on its path, from 0: the path lights up node by node. */
  readonly order: ReadonlyMap<string, number>;
};

const runs = new WeakMap<Flow, Map<string, TestRun>>();
const lit = new WeakMap<Flow, Map<string, LitNodes>>();

/** Plays a sample call against the flow as it is drawn; computed once for each flow value and sample. */
export function playSample(flow: Flow, sample: SampleEntry): TestRun {
  return remember(runs, flow, sample.id, () => {
    const compiled = compiledOf(flow);
    const document = runnable(compiled);
    return {
      steps: simulate(document, sample.call),
      leftOut: compiled.document.hooks.length - document.hooks.length,
    };
  });
}

/** The light of every node under a test view. */
export function litNodesOf(flow: Flow, view: TestView): LitNodes {
  return remember(lit, flow, `${view.sampleId} ${String(view.step)}`, () => {
    const sample = sampleCalls.find((each) => each.id === view.sampleId);
    const steps = sample === undefined ? [] : playSample(flow, sample).steps;
    const seen = view.step === null ? steps : steps.slice(view.step, view.step + 1);
    return lightUp(
      compiledOf(flow),
      seen.flatMap((step) => step.verdicts),
    );
  });
}

export type SampleOutcome = {
  readonly sample: SampleEntry;
  readonly fired: number;
  /** Verdicts of the hooks that listened and did not fire; empty when something fired or nothing listened. */
  readonly missed: readonly Verdict[];
};

/** For every sample call whether the flow does something on it, and if not, why. */
export function sampleOutcomes(flow: Flow): readonly SampleOutcome[] {
  return sampleCalls.map((sample) => {
    const verdicts = playSample(flow, sample).steps.flatMap((step) => step.verdicts);
    const fired = verdicts.filter((verdict) => verdict.verdict === "fired").length;
    return { sample, fired, missed: fired > 0 ? [] : verdicts.filter(hasListened) };
  });
}

/** Whether the hook listens to the event at all. */
export function hasListened(verdict: Verdict): boolean {
  return verdict.reason !== "event";
}

function lightUp(compiled: CompiledFlow, verdicts: readonly Verdict[]): LitNodes {
  const lights = new Map<string, NodeLight>();
  const order = new Map<string, number>();
  for (const nodes of compiled.hookNodes.values()) for (const id of nodes) lights.set(id, "dark");
  for (const verdict of verdicts.filter((each) => each.reason === "filter")) {
    const id = stoppingNode(compiled, verdict);
    if (id !== null) lights.set(id, "stopped");
  }
  for (const verdict of verdicts.filter((each) => each.verdict === "fired")) {
    for (const [place, id] of (compiled.hookNodes.get(verdict.hook) ?? []).entries()) {
      lights.set(id, "lit");
      order.set(id, Math.min(place, order.get(id) ?? place));
    }
  }
  return { lights, order };
}

/** The filter node that a verdict names, found by the filter as the document has it. */
function stoppingNode(compiled: CompiledFlow, verdict: Verdict): string | null {
  const hook = compiled.document.hooks.findIndex((each) => each.name === verdict.hook);
  const wanted = JSON.stringify(verdict.filter);
  const filters = compiled.document.hooks[hook]?.filters ?? [];
  const filter = filters.findIndex((each) => JSON.stringify(each) === wanted);
  return compiled.nodeOf.get(`hooks.${hook}.filters.${filter}`) ?? null;
}

/** The document without the hooks that have an error: a document with errors is never run. */
function runnable({ document, diagnostics, nodeOf }: CompiledFlow): HooksDocument {
  const brokenNodes = new Set(
    diagnostics.filter((found) => found.severity === "error").map((found) => found.nodeId),
  );
  const broken = new Set(
    [...nodeOf].filter(([, id]) => brokenNodes.has(id)).map(([path]) => path.split(".")[1]),
  );
  return { ...document, hooks: document.hooks.filter((_, index) => !broken.has(String(index))) };
}

function remember<T>(
  cache: WeakMap<Flow, Map<string, T>>,
  flow: Flow,
  key: string,
  make: () => T,
): T {
  const known = cache.get(flow)?.get(key);
  if (known !== undefined) return known;
  const made = make();
  const entries = cache.get(flow) ?? new Map<string, T>();
  cache.set(flow, entries.set(key, made));
  return made;
}
