import { flowDetailSchema, type FlowDetail } from "#core/contracts/flows.ts";
import type { FlowId } from "#core/ids.ts";
import { readApi } from "../read-api.ts";
import { toLiveState, type EditorStore } from "./editor-store.ts";
import { saved } from "./save-state.ts";

/** Takes the stored draft in; what was drawn here is one undo away. */
export function loadTheirs(store: EditorStore, theirs: FlowDetail): void {
  store.dispatch({ type: "replace-flow", flow: theirs.flow });
  store.setSession({ live: { ...toLiveState(theirs), stored: store.flow() }, save: saved });
}

/** Lets what is drawn here follow on the stored draft; autosave then sends it. */
export function keepMine(store: EditorStore, theirs: FlowDetail): void {
  store.setSession({ live: toLiveState(theirs), save: { kind: "dirty" } });
}

/** The draft as it is stored now. */
export function fetchDetail(id: FlowId): Promise<FlowDetail> {
  return readApi(`/api/v1/flows/${id}`, flowDetailSchema);
}
