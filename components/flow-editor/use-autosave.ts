"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { UpdateFlow } from "#core/contracts/flows.ts";
import { startAutosave, type Autosave } from "./autosave.ts";
import type { EditorActions } from "./editor-actions.ts";
import type { EditorStore } from "./editor-store.ts";

const restMs = 600;
const retryMs = 4_000;

/**
 * Stores the draft while the editor is mounted, and at once when the page is hidden or left. Returns how to store what
 * is not stored yet.
 */
export function useAutosave(store: EditorStore, { updateFlow }: EditorActions): Autosave["flush"] {
  const current = useRef<Autosave | null>(null);
  const { mutateAsync } = useMutation({
    mutationFn: (change: UpdateFlow) => updateFlow(store.flowId, change),
  });
  useEffect(() => {
    const autosave = startAutosave({ store, send: mutateAsync, restMs, retryMs });
    current.current = autosave;
    const flushHidden = (): void => {
      if (document.visibilityState === "hidden") void autosave.flush();
    };
    const holdUnsaved = (event: BeforeUnloadEvent): void => {
      if (store.state.getState().session.save.kind === "saved") return;
      void autosave.flush();
      event.preventDefault();
    };
    document.addEventListener("visibilitychange", flushHidden);
    window.addEventListener("beforeunload", holdUnsaved);
    return () => {
      document.removeEventListener("visibilitychange", flushHidden);
      window.removeEventListener("beforeunload", holdUnsaved);
      autosave.stop();
      void autosave.flush();
    };
  }, [store, mutateAsync]);
  return useCallback(async () => current.current?.flush(), []);
}
