import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDetail } from "#core/contracts/flows.ts";
import type { Diagnostic } from "#core/diagnostic.ts";
import { applyCommand } from "#core/flow/apply-command.ts";
import { nameCommand, type Connection, type FlowCommand } from "#core/flow/command.ts";
import type { Flow, Position } from "#core/flow/flow.ts";
import {
  redo as redoHistory,
  record,
  startHistory,
  undo as undoHistory,
  type FlowHistory,
} from "#core/flow/history.ts";
import type { FlowId } from "#core/ids.ts";
import type { Result } from "#core/result.ts";
import type { TestView } from "./derive-test-run.ts";
import { saved, type SaveState } from "./save-state.ts";

/**
 * The state of one mounted editor. Three scopes that are never mixed: `history` is the document (undone and saved),
 * `session` is what only this screen knows, and everything else is derived from the two (`derive-*.ts`).
 */
export type EditorState = {
  readonly history: FlowHistory;
  readonly session: EditorSession;
};

export type DrawerTab = "test" | "problems" | "json";

export type EditorSession = {
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  /** Where nodes are while they are dragged; the document learns it on drop. */
  readonly dragPositions: ReadonlyMap<string, Position>;
  /** Why the arrow that is being drawn cannot end where the pointer is. */
  readonly refusal: string | null;
  readonly drawer: DrawerTab | null;
  /** Which side panel is open as a sheet on a narrow screen. */
  readonly sheet: "palette" | "inspector" | null;
  readonly addMenu: AddMenu | null;
  readonly test: TestView | null;
  /** The document as of a moment ago: problems, JSON and the test call are shown for it (`settle-flow.ts`). */
  readonly settled: Flow;
  readonly save: SaveState;
  readonly live: LiveState;
  readonly isShowingShortcuts: boolean;
};

/** Where the add menu stands on the screen, and what the new step is connected to. */
export type AddMenu = {
  readonly screen: Position;
  readonly canvas: Position;
  readonly from: Pick<Connection, "source" | "sourceHandle"> | null;
};

export type LiveState = Pick<FlowDetail, "liveVersion" | "enabled" | "hasUnpublishedChanges"> & {
  /** `draftRevision` the next save is made on. */
  readonly revision: number;
  /** The flow value that is stored; another one in the history means there is something to save. */
  readonly stored: Flow;
};

export type DispatchOptions = {
  /** Commands with the same id in a row are one step to undo: typing in a field, nudging a node. */
  readonly transactionId?: string;
  /** For "Undo: …", where the command alone does not say it. */
  readonly name?: string;
};

export type EditorStore = {
  readonly flowId: FlowId;
  readonly state: StoreApi<EditorState>;
  /** The document as it is now. */
  readonly flow: () => Flow;
  /** Applies a command to the document. A refused one changes nothing and says why. */
  readonly dispatch: (command: FlowCommand, options?: DispatchOptions) => Result<Flow, Diagnostic>;
  readonly setSession: (patch: Partial<EditorSession>) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

export function createEditorStore(detail: FlowDetail): EditorStore {
  const state = createStore<EditorState>(() => ({
    history: startHistory(detail.flow),
    session: startSession(detail),
  }));
  const setSession: EditorStore["setSession"] = (patch) =>
    state.setState(({ session }) => ({ session: { ...session, ...patch } }));
  const step = (move: (history: FlowHistory) => FlowHistory): void =>
    state.setState(({ history, session }) => showFlow(move(history), session));
  return {
    flowId: detail.id,
    state,
    flow: () => state.getState().history.present,
    setSession,
    dispatch: (command, options = {}) => {
      const { history, session } = state.getState();
      const result = applyCommand(history.present, command);
      if (result.ok && result.value !== history.present) {
        const name = options.name ?? nameCommand(history.present, command);
        const recorded = { ...options, name, type: command.type };
        state.setState(showFlow(record(history, result.value, recorded), session));
      }
      return result;
    },
    undo: () => step(undoHistory),
    redo: () => step(redoHistory),
  };
}

function startSession(detail: FlowDetail): EditorSession {
  return {
    selectedNodes: new Set(),
    selectedEdges: new Set(),
    dragPositions: new Map(),
    refusal: null,
    drawer: null,
    sheet: null,
    addMenu: null,
    test: null,
    settled: detail.flow,
    save: saved,
    live: toLiveState(detail),
    isShowingShortcuts: false,
  };
}

export function toLiveState(detail: FlowDetail): LiveState {
  return {
    liveVersion: detail.liveVersion,
    enabled: detail.enabled,
    hasUnpublishedChanges: detail.hasUnpublishedChanges,
    revision: detail.draftRevision,
    stored: detail.flow,
  };
}

/** The state with another document: the selection keeps what still exists. */
function showFlow(history: FlowHistory, session: EditorSession): EditorState {
  const nodes = new Set(history.present.nodes.map((node) => node.id));
  const edges = new Set(history.present.edges.map((edge) => edge.id));
  return {
    history,
    session: {
      ...session,
      selectedNodes: keep(session.selectedNodes, nodes),
      selectedEdges: keep(session.selectedEdges, edges),
    },
  };
}

/** The same set when nothing falls out, so that who selects it is not told of a change. */
function keep(chosen: ReadonlySet<string>, existing: ReadonlySet<string>): ReadonlySet<string> {
  const kept = [...chosen].filter((id) => existing.has(id));
  return kept.length === chosen.size ? chosen : new Set(kept);
}
