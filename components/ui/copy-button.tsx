"use client";

import { ActionIcon, Button, CopyButton as MantineCopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";

export type CopyButtonProps = {
  readonly text: string;
  /** What is copied, as the name of the button: "Copy address". */
  readonly label: string;
  /** Shown with its words instead of as an icon. */
  readonly hasWords?: boolean;
};

/** Copies a text and says for a moment that it did. */
export function CopyButton({ text, label, hasWords = false }: CopyButtonProps) {
  return (
    <MantineCopyButton value={text} timeout={1_600}>
      {({ copied, copy }) => {
        const icon = copied ? (
          <IconCheck size={15} stroke={2} aria-hidden />
        ) : (
          <IconCopy size={15} stroke={1.7} aria-hidden />
        );
        return hasWords ? (
          <Button variant="default" size="xs" leftSection={icon} onClick={copy}>
            <span aria-live="polite">{copied ? "Copied" : label}</span>
          </Button>
        ) : (
          <Tooltip label={copied ? "Copied" : label}>
            <ActionIcon size="md" aria-label={copied ? "Copied" : label} onClick={copy}>
              {icon}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </MantineCopyButton>
  );
}
