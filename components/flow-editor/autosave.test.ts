import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FlowDetail, UpdateFlow } from "#core/contracts/flows.ts";
import type { ActionAnswer, ErrorCode } from "#core/contracts/problem.ts";
import { startAutosave } from "./autosave.ts";
import { createEditorStore, type EditorStore } from "./editor-store.ts";
import { keepMine, loadTheirs } from "./resolve-conflict.ts";
import { sampleDetail, sampleFlow } from "./testing/sample-detail.ts";

const restMs = 500;
const retryMs = 2_000;

type Sent = {
  readonly change: UpdateFlow;
  readonly answer: (answer: ActionAnswer<FlowDetail>) => Promise<void>;
};

function open() {
  const store = createEditorStore(sampleDetail());
  const sent: Sent[] = [];
  const autosave = startAutosave({
    store,
    restMs,
    retryMs,
    send: (change) =>
      new Promise((resolve) => {
        sent.push({
          change,
          answer: async (answer) => {
            resolve(answer);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
  });
  return { store, sent, autosave };
}

function rename(store: EditorStore, name: string): void {
  store.dispatch({ type: "rename-flow", name });
}

function stored(change: UpdateFlow): ActionAnswer<FlowDetail> {
  return { ok: true, value: sampleDetail(change.flow, change.expectedRevision + 1) };
}

function refused(code: ErrorCode): ActionAnswer<FlowDetail> {
  return {
    ok: false,
    problem: { type: "about:blank", title: "No", status: 500, code, detail: "It did not work." },
  };
}

function saveKind(store: EditorStore): string {
  return store.state.getState().session.save.kind;
}

async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(restMs);
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("autosave", () => {
  it("waits until the document rests, then sends it once on the revision it was made on", async () => {
    const { store, sent } = open();
    rename(store, "a");
    rename(store, "b");
    expect(saveKind(store)).toBe("dirty");
    expect(sent).toHaveLength(0);
    await rest();
    expect(sent.map(({ change }) => [change.flow.name, change.expectedRevision])).toEqual([
      ["b", 1],
    ]);
    expect(saveKind(store)).toBe("saving");
    await sent[0]?.answer(stored({ flow: store.flow(), expectedRevision: 1 }));
    expect(saveKind(store)).toBe("saved");
    expect(store.state.getState().session.live.revision).toBe(2);
  });

  it("sends what changed meanwhile with the next request, never two at once", async () => {
    const { store, sent } = open();
    rename(store, "a");
    await rest();
    rename(store, "b");
    await rest();
    expect(sent).toHaveLength(1);
    await sent[0]?.answer(stored({ flow: sampleFlow(), expectedRevision: 1 }));
    await rest();
    expect(sent[1]?.change).toMatchObject({ flow: { name: "b" }, expectedRevision: 2 });
  });

  it("is saved without a request when the change is undone in time", async () => {
    const { store, sent } = open();
    rename(store, "a");
    store.undo();
    await rest();
    expect(sent).toHaveLength(0);
    expect(saveKind(store)).toBe("saved");
  });

  it("says a failure and tries again by itself", async () => {
    const { store, sent } = open();
    rename(store, "a");
    await rest();
    await sent[0]?.answer(refused("UNAVAILABLE"));
    expect(store.state.getState().session.save).toEqual({
      kind: "failed",
      reason: "It did not work.",
    });
    await vi.advanceTimersByTimeAsync(retryMs);
    expect(sent).toHaveLength(2);
  });

  it("flushes at once and resolves when it is stored", async () => {
    const { store, sent, autosave } = open();
    rename(store, "a");
    const flushed = autosave.flush();
    expect(sent).toHaveLength(1);
    await sent[0]?.answer(stored({ flow: store.flow(), expectedRevision: 1 }));
    await flushed;
    expect(saveKind(store)).toBe("saved");
  });
});

describe("a conflict", () => {
  async function conflicted() {
    const opened = open();
    rename(opened.store, "mine");
    await rest();
    await opened.sent[0]?.answer(refused("CONFLICT"));
    return { ...opened, theirs: sampleDetail({ ...sampleFlow(), name: "theirs" }, 7) };
  }

  it("sends nothing until a person chooses", async () => {
    const { store, sent } = await conflicted();
    expect(saveKind(store)).toBe("conflict");
    rename(store, "still mine");
    await vi.advanceTimersByTimeAsync(retryMs * 3);
    expect(sent).toHaveLength(1);
  });

  it("keeps mine on top of theirs", async () => {
    const { store, sent, theirs } = await conflicted();
    keepMine(store, theirs);
    await rest();
    expect(sent[1]?.change).toMatchObject({ flow: { name: "mine" }, expectedRevision: 7 });
  });

  it("loads theirs, and mine is one undo away", async () => {
    const { store, sent, theirs } = await conflicted();
    loadTheirs(store, theirs);
    await rest();
    expect(saveKind(store)).toBe("saved");
    expect(store.flow().name).toBe("theirs");
    store.undo();
    expect(store.flow().name).toBe("mine");
    await rest();
    expect(sent[1]?.change).toMatchObject({ flow: { name: "mine" }, expectedRevision: 7 });
  });
});
