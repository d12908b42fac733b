"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { printPlace, readPlace, type LogPlace } from "./log-place.ts";

export type LogNavigation = {
  readonly place: LogPlace;
  /** Goes to another place; `replace` leaves no step for the browser's back button. */
  readonly go: (change: Partial<LogPlace>, how?: "push" | "replace") => void;
};

/**
 * The place the address names. Moves within the log change the address alone, so a row opens without a round trip to
 * the server; Next follows the browser's history.
 */
export function useLogPlace(): LogNavigation {
  const pathname = usePathname();
  const search = useSearchParams();
  return useMemo(() => {
    const place = readPlace(pathname, new URLSearchParams(search));
    return { place, go: (change, how = "push") => move({ ...place, ...change }, how) };
  }, [pathname, search]);
}

function move(place: LogPlace, how: "push" | "replace"): void {
  const address = printPlace(place);
  if (how === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
}
