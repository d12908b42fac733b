import type { FlowCommandType } from "./command.ts";
import type { Flow } from "./flow.ts";

/** One step back or forth: the flow as it was, and what led away from it ("change filter"). */
export type HistoryStep = { readonly flow: Flow; readonly name: string };

/**
 * A flow with the way back. Flows share the parts that did not change, so a step costs what it changed.
 */
export type FlowHistory = {
  readonly present: Flow;
  /** Latest last. */
  readonly past: readonly HistoryStep[];
  /** What was undone, next last. */
  readonly future: readonly HistoryStep[];
  /** Commands with the same id in a row are one step. */
  readonly transactionId: string | null;
  readonly settings: HistorySettings;
};

export type HistorySettings = {
  /** Steps that are kept. */
  readonly limit: number;
  /** Commands that change the flow without a step of their own. */
  readonly skip: ReadonlySet<FlowCommandType>;
};

export type Recorded = {
  readonly transactionId?: string;
  /** For "Undo: …". */
  readonly name?: string;
  /** The command, for the skip list. */
  readonly type?: FlowCommandType;
};

const defaults: HistorySettings = { limit: 200, skip: new Set() };

export function startHistory(flow: Flow, settings: Partial<HistorySettings> = {}): FlowHistory {
  return {
    present: flow,
    past: [],
    future: [],
    transactionId: null,
    settings: { ...defaults, ...settings },
  };
}

/** Takes a changed flow in. What was undone before is then gone. The same flow changes nothing. */
export function record(history: FlowHistory, flow: Flow, recorded: Recorded = {}): FlowHistory {
  if (flow === history.present) return history;
  const { transactionId = null, name = "change", type } = recorded;
  const { limit, skip } = history.settings;
  const continues = transactionId !== null && transactionId === history.transactionId;
  if (continues || (type !== undefined && skip.has(type))) {
    return { ...history, present: flow, future: continues ? [] : history.future };
  }
  const past = [...history.past, { flow: history.present, name }];
  return { ...history, present: flow, past: past.slice(-limit), future: [], transactionId };
}

/** One step back; the same history when there is none. */
export function undo(history: FlowHistory): FlowHistory {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return {
    ...history,
    present: step.flow,
    past: history.past.slice(0, -1),
    future: [...history.future, { flow: history.present, name: step.name }],
    transactionId: null,
  };
}

/** One step forth again; the same history when nothing was undone. */
export function redo(history: FlowHistory): FlowHistory {
  const step = history.future.at(-1);
  if (step === undefined) return history;
  return {
    ...history,
    present: step.flow,
    past: [...history.past, { flow: history.present, name: step.name }],
    future: history.future.slice(0, -1),
    transactionId: null,
  };
}
