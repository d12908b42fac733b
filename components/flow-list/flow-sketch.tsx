import {
  IconBolt,
  IconBrandDiscord,
  IconBrandSlack,
  IconFilter,
  IconSend,
  type TablerIcon,
} from "@tabler/icons-react";
import { Fragment } from "react";
import type { FlowInput } from "#core/flow/flow.ts";
import classes from "./flow-sketch.module.css";

export type FlowSketchProps = { readonly flow: FlowInput };

type SketchNode = FlowInput["nodes"][number];

const actionIcons: ReadonlyMap<string, TablerIcon> = new Map([
  ["slack", IconBrandSlack],
  ["discord", IconBrandDiscord],
]);

/** A flow at a glance: one tile per node, in the order they stand from left to right. */
export function FlowSketch({ flow }: FlowSketchProps) {
  const nodes = flow.nodes.toSorted((a, b) => (a.position?.x ?? 0) - (b.position?.x ?? 0));
  return (
    <span className={classes.sketch} aria-hidden>
      {nodes.map((node, index) => {
        const Icon = iconOf(node);
        return (
          <Fragment key={node.id}>
            {index === 0 ? null : <span className={classes.wire} />}
            <span className={classes.tile} data-kind={node.kind}>
              <Icon size={19} stroke={1.7} />
            </span>
          </Fragment>
        );
      })}
    </span>
  );
}

function iconOf(node: SketchNode): TablerIcon {
  if (node.kind === "event") return IconBolt;
  if (node.kind === "filter") return IconFilter;
  return actionIcons.get(node.data.action.type) ?? IconSend;
}
