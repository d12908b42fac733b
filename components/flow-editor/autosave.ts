import type { FlowDetail, UpdateFlow } from "#core/contracts/flows.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import { toLiveState, type EditorState, type EditorStore } from "./editor-store.ts";
import { saved, type SaveState } from "./save-state.ts";

export type AutosaveOptions = {
  readonly store: EditorStore;
  readonly send: (change: UpdateFlow) => Promise<ActionAnswer<FlowDetail>>;
  /** How long the document must rest before it is sent. */
  readonly restMs: number;
  /** How long after a failure it is sent again. */
  readonly retryMs: number;
};

export type Autosave = {
  /** Sends what is not stored yet, at once. Resolves when nothing is on its way any more. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

/**
 * Keeps the stored draft equal to the document. One request at a time; what changes meanwhile goes with the next one.
 * A failure is tried again by itself. A conflict stops it until a person has chosen (`resolve-conflict.ts`).
 */
export function startAutosave({ store, send, restMs, retryMs }: AutosaveOptions): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  }

  function show(save: SaveState): void {
    if (store.state.getState().session.save.kind !== save.kind) store.setSession({ save });
  }

  function notice(state: EditorState, before: EditorState): void {
    const isDocument = state.history.present !== before.history.present;
    const isResolved =
      before.session.save.kind === "conflict" && state.session.save.kind === "dirty";
    if (!isDocument && !isResolved) return;
    if (state.session.save.kind === "conflict") return;
    if (isStored(state)) {
      clearTimeout(timer);
      if (running === null) show(saved);
      return;
    }
    if (running === null) show({ kind: "dirty" });
    schedule(restMs);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (running !== null) await running;
    const state = store.state.getState();
    if (isStored(state) || state.session.save.kind === "conflict") return;
    running = sendOnce();
    await running;
  }

  async function sendOnce(): Promise<void> {
    const { history, session } = store.state.getState();
    const flow = history.present;
    show({ kind: "saving" });
    const answer = await settle(send({ flow, expectedRevision: session.live.revision }));
    running = null;
    if (answer.kind === "stored") {
      store.setSession({ live: { ...toLiveState(answer.detail), stored: flow } });
      const isDone = isStored(store.state.getState());
      show(isDone ? saved : { kind: "dirty" });
      if (!isDone) schedule(restMs);
      return;
    }
    store.setSession({ save: answer });
    if (answer.kind === "failed") schedule(retryMs);
  }

  const unsubscribe = store.state.subscribe(notice);
  return {
    flush,
    stop: () => {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}

function isStored({ history, session }: EditorState): boolean {
  return history.present === session.live.stored;
}

type Sent =
  | { readonly kind: "stored"; readonly detail: FlowDetail }
  | Extract<SaveState, { kind: "failed" | "conflict" }>;

async function settle(sent: Promise<ActionAnswer<FlowDetail>>): Promise<Sent> {
  try {
    const answer = await sent;
    if (answer.ok) return { kind: "stored", detail: answer.value };
    if (answer.problem.code === "CONFLICT") return { kind: "conflict", problem: answer.problem };
    return { kind: "failed", reason: answer.problem.detail };
  } catch (error) {
    const reason = error instanceof Error ? error.message : "Hookline could not be reached.";
    return { kind: "failed", reason };
  }
}
