"use client";

import { Tooltip, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import classes from "./color-scheme-toggle.module.css";

export type ColorSchemeToggleProps = { readonly isCompact: boolean };

/** Switches between light and dark. Which icon shows is CSS, so the server's page and the browser's agree. */
export function ColorSchemeToggle({ isCompact }: ColorSchemeToggleProps) {
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <Tooltip label="Light or dark" position="right" disabled={!isCompact}>
      <button
        type="button"
        className={classes.toggle}
        data-compact={isCompact || undefined}
        aria-label="Switch between light and dark"
        onClick={() => toggleColorScheme()}
      >
        <IconSun size={18} stroke={1.7} aria-hidden className={classes.sun} />
        <IconMoon size={18} stroke={1.7} aria-hidden className={classes.moon} />
        <span className={classes.label} aria-hidden>
          <span className={classes.moon}>Dark theme</span>
          <span className={classes.sun}>Light theme</span>
        </span>
      </button>
    </Tooltip>
  );
}
