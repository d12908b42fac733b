import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { describeAction } from "#core/hook/describe.ts";
import { nodeIcon } from "../step-icons.ts";
import { useNode, useNodeLight, useNodeProblems } from "../use-editor.ts";
import { NodeFrame } from "./node-frame.tsx";

/** An action: what is done. Another one may follow. */
export const ActionNodeView = memo(function ActionNodeView({ id, selected }: NodeProps) {
  const node = useNode(id);
  const problems = useNodeProblems(id);
  const light = useNodeLight(id);
  if (node?.kind !== "action") return null;
  const { title, line } = describeAction(node.data.action);
  return (
    <NodeFrame
      kind="action"
      icon={nodeIcon(node)}
      title={title}
      line={line}
      isSelected={selected}
      problems={problems}
      light={light}
      handles={nextOnly}
      hasInput
    />
  );
});

const nextOnly = ["next"] as const;
