import { Handle, Position } from "@xyflow/react";
import { IconAlertTriangle, IconCheck, type TablerIcon } from "@tabler/icons-react";
import type { NodeKind, SourceHandle } from "#core/flow/flow.ts";
import { canvasStrings } from "../canvas-strings.ts";
import type { NodeProblems } from "../derive-problems.ts";
import type { NodeLight } from "../derive-test-run.ts";
import type { NodeLightView } from "../use-editor.ts";
import classes from "./node-frame.module.css";

export type NodeFrameProps = {
  readonly kind: NodeKind;
  readonly icon: TablerIcon;
  readonly title: string;
  readonly line: string;
  readonly isSelected: boolean;
  readonly problems: NodeProblems | null;
  readonly light: NodeLightView;
  readonly handles: readonly SourceHandle[];
  readonly hasInput: boolean;
};

/** What every node looks like: icon, title, what it does in words, its handles, and its badges. */
export function NodeFrame(props: NodeFrameProps) {
  const { kind, title, line, isSelected, problems, light, handles, hasInput } = props;
  const Icon = props.icon;
  return (
    <div
      className={classes.node}
      data-kind={kind}
      data-selected={isSelected || undefined}
      data-light={light.light ?? undefined}
      style={{ "--place": light.order }}
      data-problem={problems?.severity}
    >
      <span className={classes.icon}>
        <Icon size={18} stroke={1.7} aria-hidden />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        <span className={classes.line}>{line}</span>
      </span>
      <NodeBadge problems={problems} light={light.light} />
      {hasInput ? (
        <Handle
          type="target"
          position={Position.Left}
          className={classes.handle}
          role="img"
          aria-label={canvasStrings.incoming}
        />
      ) : null}
      {handles.map((handle) => (
        <Handle
          key={handle}
          id={handle}
          type="source"
          position={Position.Right}
          className={classes.handle}
          data-handle={handle}
          role="img"
          aria-label={canvasStrings.outgoing[handle]}
        >
          {handle === "next" ? null : (
            <span className={classes.handleLabel} data-handle={handle}>
              {canvasStrings.handle[handle]}
            </span>
          )}
        </Handle>
      ))}
    </div>
  );
}

type NodeBadgeProps = {
  readonly problems: NodeProblems | null;
  readonly light: NodeLight | null;
};

function NodeBadge({ problems, light }: NodeBadgeProps) {
  if (light === "lit") {
    return (
      <span className={classes.badge} data-badge="lit" title="Ran in the test call">
        <IconCheck size={12} stroke={3} aria-hidden />
      </span>
    );
  }
  if (problems === null) return null;
  return (
    <span className={classes.badge} data-badge={problems.severity} title={problems.message}>
      <IconAlertTriangle size={12} stroke={2.4} aria-hidden />
      {problems.count > 1 ? problems.count : null}
    </span>
  );
}
