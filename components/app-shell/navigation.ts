import {
  IconActivity,
  IconArrowsSplit2,
  IconInbox,
  IconKey,
  IconPlugConnected,
  IconSettings,
  type TablerIcon,
} from "@tabler/icons-react";

export type NavigationEntry = {
  readonly href: string;
  readonly label: string;
  readonly icon: TablerIcon;
  /** Path prefixes under which the entry counts as the current one. */
  readonly prefixes: readonly string[];
};

export const navigation: readonly NavigationEntry[] = [
  { href: "/", label: "Flows", icon: IconArrowsSplit2, prefixes: ["/flows"] },
  { href: "/deliveries", label: "Log", icon: IconActivity, prefixes: ["/deliveries", "/calls"] },
  { href: "/sources", label: "Sources", icon: IconPlugConnected, prefixes: ["/sources"] },
  { href: "/secrets", label: "Secrets", icon: IconKey, prefixes: ["/secrets"] },
  { href: "/inbox", label: "Inbox", icon: IconInbox, prefixes: ["/inbox"] },
  { href: "/settings", label: "Settings", icon: IconSettings, prefixes: ["/settings"] },
];

export function isCurrent(entry: NavigationEntry, pathname: string): boolean {
  if (pathname === entry.href) return true;
  return entry.prefixes.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`));
}

/** The flow editor needs the width: navigation shrinks to icons there, and leaves the phone's screen altogether. */
export function isEditorPath(pathname: string): boolean {
  return /^\/flows\/[^/]+$/.test(pathname);
}
