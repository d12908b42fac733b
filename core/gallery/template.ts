import type { Flow, FlowInput } from "../flow/flow.ts";

/** A finished flow to start from. It sends to the built-in Inbox until it is given a real address. */
export type GalleryEntry = {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  /** What a person has to get before it reaches the real service, and where. */
  readonly needs: readonly GalleryNeed[];
  readonly flow: Flow;
  /** Ids of sample calls that show what it does, the best first. */
  readonly samples: readonly string[];
};

export type GalleryNeed = { readonly title: string; readonly where: string };

/** A template as it is written; what has a default may be left out. */
export type WrittenTemplate = Omit<GalleryEntry, "flow"> & { readonly flow: FlowInput };
