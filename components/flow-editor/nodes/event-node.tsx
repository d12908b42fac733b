import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { describeEvent } from "#core/hook/describe.ts";
import { eventIcon } from "../step-icons.ts";
import { useNode, useNodeLight, useNodeProblems } from "../use-editor.ts";
import { NodeFrame } from "./node-frame.tsx";

/** An event: what starts the flow. */
export const EventNodeView = memo(function EventNodeView({ id, selected }: NodeProps) {
  const node = useNode(id);
  const problems = useNodeProblems(id);
  const light = useNodeLight(id);
  if (node?.kind !== "event") return null;
  const { title, line } = describeEvent(node.data.on, node.data.options);
  return (
    <NodeFrame
      kind="event"
      icon={eventIcon(node.data.on)}
      title={title}
      line={line}
      isSelected={selected}
      problems={problems}
      light={light}
      handles={nextOnly}
      hasInput={false}
    />
  );
});

const nextOnly = ["next"] as const;
