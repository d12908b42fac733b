"use client";

import { Drawer } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./log-panel-frame.module.css";

export type LogPanelFrameProps = {
  readonly isPhone: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Where an open row stands: beside the list, on a phone over it. */
export function LogPanelFrame({ isPhone, onClose, children }: LogPanelFrameProps) {
  useHotkeys([["Escape", onClose]]);
  if (isPhone) {
    return (
      <Drawer.Root opened onClose={onClose} position="bottom" size="92%">
        <Drawer.Overlay />
        <Drawer.Content aria-label="Details" className={classes.drawer}>
          <Drawer.Body className={classes.body}>{children}</Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    );
  }
  return (
    <aside className={classes.side} aria-label="Details">
      {children}
    </aside>
  );
}
