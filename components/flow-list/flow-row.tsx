"use client";

import { ActionIcon, Menu, Switch, Text, Tooltip } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconDots, IconFileExport, IconPencil, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import type { FlowSummary } from "#core/contracts/flows.ts";
import { RelativeTime } from "../ui/relative-time.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { eventWords } from "./event-words.ts";
import type { FlowListActions } from "./flow-list-actions.ts";
import { useDeleteFlow, useToggleFlow } from "./use-flows.ts";
import classes from "./flow-row.module.css";

export type FlowRowProps = {
  readonly flow: FlowSummary;
  readonly actions: FlowListActions;
};

/** One flow of the list. The whole row leads to the editor; switch and menu stand above it. */
export function FlowRow({ flow, actions }: FlowRowProps) {
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <Link href={`/flows/${flow.id}`} className={classes.link}>
          {flow.name}
        </Link>
        <span className={classes.events}>{eventWords(flow.events)}</span>
      </div>
      <div className={classes.state}>
        <FlowState flow={flow} />
      </div>
      <div className={classes.fired}>
        <span className={classes.firedLabel}>Last fired: </span>
        {flow.lastFiredAt === null ? (
          <span className={classes.never}>Never</span>
        ) : (
          <RelativeTime iso={flow.lastFiredAt} />
        )}
      </div>
      <div className={classes.counts}>
        <Counts delivered={flow.delivered} failed={flow.failed} />
      </div>
      <div className={classes.switch}>
        <FlowSwitch flow={flow} setFlowEnabled={actions.setFlowEnabled} />
      </div>
      <div className={classes.menu}>
        <FlowMenu flow={flow} deleteFlow={actions.deleteFlow} />
      </div>
    </li>
  );
}

function FlowState({ flow }: { readonly flow: FlowSummary }) {
  if (flow.liveVersion === null) return <StateBadge tone="neutral">Draft</StateBadge>;
  return (
    <>
      <StateBadge tone={flow.enabled ? "ok" : "neutral"}>
        {flow.enabled ? "Live" : "Off"} · v{flow.liveVersion}
      </StateBadge>
      {flow.hasUnpublishedChanges ? (
        <span className={classes.changes}>Unpublished changes</span>
      ) : null}
    </>
  );
}

type CountsProps = { readonly delivered: number; readonly failed: number };

function Counts({ delivered, failed }: CountsProps) {
  const total = delivered + failed;
  if (total === 0) return <span className={classes.never}>Nothing sent</span>;
  return (
    <Tooltip label={`${delivered} delivered, ${failed} failed in seven days`}>
      <span className={classes.countWords}>
        <span
          className={classes.bar}
          style={{ "--share": `${(delivered / total) * 100}%` }}
          aria-hidden
        />
        <span>
          {delivered}
          <span className={classes.srOnly}> delivered, </span>
          {failed > 0 ? (
            <>
              <span aria-hidden>{" · "}</span>
              <span className={classes.failed}>{failed} failed</span>
            </>
          ) : null}
        </span>
      </span>
    </Tooltip>
  );
}

type FlowSwitchProps = {
  readonly flow: FlowSummary;
  readonly setFlowEnabled: FlowListActions["setFlowEnabled"];
};

function FlowSwitch({ flow, setFlowEnabled }: FlowSwitchProps) {
  const toggle = useToggleFlow(setFlowEnabled);
  const isDraft = flow.liveVersion === null;
  return (
    <Tooltip label="Publish the flow first" disabled={!isDraft}>
      <div>
        <Switch
          size="sm"
          aria-label={`${flow.name} is on`}
          checked={flow.enabled && !isDraft}
          disabled={isDraft}
          onChange={(event) =>
            toggle.mutate(
              { flow, enabled: event.currentTarget.checked },
              { onError: (error) => sayFailed("The flow could not be switched", error) },
            )
          }
        />
      </div>
    </Tooltip>
  );
}

type FlowMenuProps = {
  readonly flow: FlowSummary;
  readonly deleteFlow: FlowListActions["deleteFlow"];
};

function FlowMenu({ flow, deleteFlow }: FlowMenuProps) {
  const deletion = useDeleteFlow(deleteFlow);
  const confirm = (): void => {
    modals.openConfirmModal({
      title: `Delete “${flow.name}”?`,
      children: (
        <Text size="md" c="dimmed">
          The flow, its draft and all its versions go. What it sent stays in the log. This cannot be
          undone.
        </Text>
      ),
      labels: { confirm: "Delete flow", cancel: "Keep it" },
      confirmProps: { color: "red" },
      onConfirm: () =>
        deletion.mutate(flow, {
          onError: (error) => sayFailed("The flow could not be deleted", error),
        }),
    });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More for ${flow.name}`}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          href={`/flows/${flow.id}`}
          leftSection={<IconPencil size={15} aria-hidden />}
        >
          Edit
        </Menu.Item>
        <Menu.Item
          component={Link}
          href={`/flows/${flow.id}?export`}
          leftSection={<IconFileExport size={15} aria-hidden />}
        >
          Export
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={confirm}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function sayFailed(title: string, error: Error): void {
  notifications.show({ color: "red", title, message: error.message });
}
