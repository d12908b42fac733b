import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { describeFilter } from "#core/hook/describe-filter.ts";
import { filterIcon } from "../step-icons.ts";
import { useNode, useNodeLight, useNodeProblems } from "../use-editor.ts";
import { NodeFrame } from "./node-frame.tsx";

/** A filter: a question with two ways on. */
export const FilterNodeView = memo(function FilterNodeView({ id, selected }: NodeProps) {
  const node = useNode(id);
  const problems = useNodeProblems(id);
  const light = useNodeLight(id);
  if (node?.kind !== "filter") return null;
  const words = describeFilter(node.data.filter);
  return (
    <NodeFrame
      kind="filter"
      icon={filterIcon(node.data.filter.type)}
      title="Only if"
      line={words}
      isSelected={selected}
      problems={problems}
      light={light}
      handles={bothWays}
      hasInput
    />
  );
});

const bothWays = ["match", "otherwise"] as const;
