import type { EditorStore } from "./editor-store.ts";

/**
 * Follows the document with `session.settled`, a moment after it was last changed. Checking and compiling a large flow
 * takes longer than the time between two letters, so what is derived that way is shown for the settled flow and typing
 * stays smooth. Returns how to stop.
 */
export function startSettling(store: EditorStore, restMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = store.state.subscribe((state, before) => {
    if (state.history.present === before.history.present) return;
    clearTimeout(timer);
    timer = setTimeout(() => store.setSession({ settled: store.flow() }), restMs);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
