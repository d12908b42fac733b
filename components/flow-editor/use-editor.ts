"use client";

import { createContext, useCallback, useContext } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { assert } from "#core/assert.ts";
import type { FlowNode } from "#core/flow/flow.ts";
import { nodeProblemsOf, type NodeProblems } from "./derive-problems.ts";
import { litNodesOf, type NodeLight } from "./derive-test-run.ts";
import type { EditorActions } from "./editor-actions.ts";
import type { EditorState, EditorStore } from "./editor-store.ts";
import { findNode } from "./find-node.ts";

/** What the editor around a component can do with the server. */
export type EditorContextValue = {
  readonly actions: EditorActions;
  /** Stores what is not stored yet. */
  readonly flush: () => Promise<void>;
};

export const EditorContext = createContext<EditorContextValue | null>(null);

/** The store alone, for what only shows a flow: a preview has no actions. */
export const StoreContext = createContext<EditorStore | null>(null);

export function useEditorStore(): EditorStore {
  const store = useContext(StoreContext);
  assert(store !== null, "a part of the flow editor stands outside of a <StoreContext>");
  return store;
}

export function useEditorActions(): EditorActions {
  return useEditorContext().actions;
}

/** How to store what is not stored yet, before something is done with the stored draft. Throws when it cannot be. */
export function useFlush(): () => Promise<void> {
  const store = useEditorStore();
  const { flush } = useEditorContext();
  return useCallback(async () => {
    await flush();
    if (store.state.getState().session.save.kind === "saved") return;
    throw new Error("Your latest changes are not stored yet. See what the top bar says.");
  }, [store, flush]);
}

/** Reads the editor's state. `selector` is a constant outside the component. */
export function useEditor<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditorStore().state, selector);
}

export function useDispatch(): EditorStore["dispatch"] {
  return useEditorStore().dispatch;
}

/** One node of the document, `null` once it is removed. */
export function useNode(id: string): FlowNode | null {
  return useEditor(useCallback((state: EditorState) => findNode(state.history.present, id), [id]));
}

export function useNodeProblems(id: string): NodeProblems | null {
  return useEditor(
    useShallow(
      useCallback(
        (state: EditorState) => nodeProblemsOf(state.session.settled).get(id) ?? null,
        [id],
      ),
    ),
  );
}

export type NodeLightView = { readonly light: NodeLight | null; readonly order: number };

/** How the test call that is looked at shows on a node. */
export function useNodeLight(id: string): NodeLightView {
  return useEditor(
    useShallow(
      useCallback(
        ({ session }: EditorState) => {
          if (session.test === null) return unlit;
          const { lights, order } = litNodesOf(session.settled, session.test);
          return { light: lights.get(id) ?? "dark", order: order.get(id) ?? 0 };
        },
        [id],
      ),
    ),
  );
}

const unlit: NodeLightView = { light: null, order: 0 };

function useEditorContext(): EditorContextValue {
  const value = useContext(EditorContext);
  assert(value !== null, "a part of the flow editor stands outside of <FlowEditor>");
  return value;
}
