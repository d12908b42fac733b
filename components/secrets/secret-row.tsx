"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconDots, IconRefresh, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import { Fragment } from "react";
import type { SecretSummary } from "#core/contracts/secrets.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import type { SecretActions } from "./secret-actions.ts";
import { useDeleteSecret } from "./use-secrets.ts";
import classes from "./secret-list.module.css";

export type SecretRowProps = {
  readonly secret: SecretSummary;
  readonly deleteSecret: SecretActions["deleteSecret"];
  readonly onReplace: () => void;
};

/** One secret: its name, the flows that use it, and what can be done with it. */
export function SecretRow({ secret, deleteSecret, onReplace }: SecretRowProps) {
  return (
    <li className={classes.row}>
      <span className={classes.name}>
        {secret.name}
        <CopyButton text={`\${${secret.name}}`} label={`Copy \${${secret.name}}`} />
      </span>
      <span className={classes.flows}>
        <UsedBy secret={secret} />
      </span>
      <span className={classes.changed}>
        <RelativeTime iso={secret.updatedAt} />
      </span>
      <span className={classes.menu}>
        <SecretMenu secret={secret} deleteSecret={deleteSecret} onReplace={onReplace} />
      </span>
    </li>
  );
}

function UsedBy({ secret }: Pick<SecretRowProps, "secret">) {
  if (secret.usedBy.length === 0) return "No flow uses it";
  return secret.usedBy.map((flow, index) => (
    <Fragment key={flow.flowId}>
      {index === 0 ? null : ", "}
      <Link href={`/flows/${flow.flowId}`}>{flow.name}</Link>
    </Fragment>
  ));
}

function SecretMenu({ secret, deleteSecret, onReplace }: SecretRowProps) {
  const deletion = useDeleteSecret(deleteSecret);
  const confirm = (): void => {
    modals.openConfirmModal({
      title: `Delete ${secret.name}?`,
      children: <Consequence secret={secret} />,
      labels: { confirm: "Delete secret", cancel: "Keep it" },
      confirmProps: { color: "red" },
      onConfirm: () =>
        deletion.mutate(secret.name, {
          onError: (error) =>
            notifications.show({
              color: "red",
              title: "The secret could not be deleted",
              message: error.message,
            }),
        }),
    });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More for ${secret.name}`}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconRefresh size={15} aria-hidden />} onClick={onReplace}>
          Replace the value
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={confirm}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Consequence({ secret }: Pick<SecretRowProps, "secret">) {
  const names = secret.usedBy.map((flow) => `“${flow.name}”`).join(", ");
  return (
    <Text size="md" c="dimmed">
      {names === ""
        ? "No flow uses it. This cannot be undone."
        : `${names} ${secret.usedBy.length === 1 ? "uses" : "use"} it: what they send fails until the secret is there again. This cannot be undone.`}
    </Text>
  );
}
