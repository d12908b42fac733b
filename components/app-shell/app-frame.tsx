"use client";

import { Tooltip, VisuallyHidden } from "@mantine/core";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ColorSchemeToggle } from "./color-scheme-toggle.tsx";
import { isCurrent, isEditorPath, navigation, type NavigationEntry } from "./navigation.ts";
import classes from "./app-frame.module.css";

export type AppFrameProps = { readonly children: ReactNode };

/** Navigation beside the page (a bar at the bottom on a phone), and the page. */
export function AppFrame({ children }: AppFrameProps) {
  const pathname = usePathname();
  const isCompact = isEditorPath(pathname);
  return (
    <div className={classes.frame} data-compact={isCompact || undefined}>
      <a href="#main" className={classes.skip}>
        Skip to content
      </a>
      <nav aria-label="Main" className={classes.side}>
        <Link href="/" className={classes.brand} aria-label="Hookline, all flows">
          <BrandMark />
          <span className={classes.brandName}>Hookline</span>
        </Link>
        <div className={classes.nav}>
          {navigation.map((entry) => (
            <NavigationLink
              key={entry.href}
              entry={entry}
              isCurrentPage={isCurrent(entry, pathname)}
              isCompact={isCompact}
            />
          ))}
        </div>
        <div className={classes.foot}>
          <ColorSchemeToggle isCompact={isCompact} />
        </div>
      </nav>
      <main id="main" className={classes.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

type NavigationLinkProps = {
  readonly entry: NavigationEntry;
  readonly isCurrentPage: boolean;
  readonly isCompact: boolean;
};

function NavigationLink({ entry, isCurrentPage, isCompact }: NavigationLinkProps) {
  const Icon = entry.icon;
  return (
    <Tooltip label={entry.label} position="right" disabled={!isCompact}>
      <Link
        href={entry.href}
        className={classes.link}
        aria-current={isCurrentPage ? "page" : undefined}
      >
        <Icon size={18} stroke={1.7} aria-hidden />
        {isCompact ? (
          <VisuallyHidden>{entry.label}</VisuallyHidden>
        ) : (
          <span className={classes.linkLabel}>{entry.label}</span>
        )}
      </Link>
    </Tooltip>
  );
}

function BrandMark() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden className={classes.mark}>
      <rect width="24" height="24" rx="7" fill="var(--accent)" />
      <path
        d="M8 5.5v7.2a4 4 0 0 0 8 0v-1.2m0 0-2.1 1.9M16 11.5l2 2"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="8" cy="5.7" r="1.6" fill="var(--on-accent)" />
    </svg>
  );
}
