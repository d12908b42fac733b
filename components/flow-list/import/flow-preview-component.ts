import type { ComponentType } from "react";
import type { Flow } from "#core/flow/flow.ts";

/** Shows a flow that is not stored yet; the page brings the canvas. */
export type FlowPreviewComponent = ComponentType<{
  readonly flow: Flow;
  /** The step to bring into view. */
  readonly shownNodeId: string | null;
}>;
