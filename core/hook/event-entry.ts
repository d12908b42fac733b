import type { z } from "zod";
import type { JsonObject } from "../json.ts";
import type { ActionUse } from "./action-use.ts";
import type { EventOption } from "./event-options.ts";

export const eventGroups = {
  call: "The call",
  conversation: "What is said",
  agent: "The agent at work",
  session: "Session",
  devclaw: "DevClaw",
} as const;
export type EventGroup = keyof typeof eventGroups;

/** Who really gives an event: an adapter from a platform's body, or the engine from the call's earlier events. */
export type EventProducer = "canonical" | "vapi" | "ava" | "unpod" | "devclaw" | "engine";

/** What a hook may change of an event that waits for a decision; everything below it may be changed too. */
export const decidedPaths = ["tool.args", "message"] as const;
export type DecidedPath = (typeof decidedPaths)[number];

/** One event a hook can listen to, as data. The entries stand in `catalog/`, one file for each family. */
export type EventEntry = {
  /** Canonical name. */
  readonly type: string;
  /** For people, as on a node. */
  readonly title: string;
  /** One sentence that says when it happens. */
  readonly line: string;
  readonly group: EventGroup;
  /** What the platforms call it. */
  readonly names: {
    readonly vapi?: string;
    readonly ava?: string;
    readonly unpod?: string;
    readonly devclaw?: string;
  };
  /** Empty: the event takes none, so several such events can share a hook. */
  readonly options: readonly EventOption[];
  /** `data` of a typical event of this type. */
  readonly example: JsonObject;
  readonly dataSchema: z.ZodType;
  /** At most one counts per call; later signals are recorded as "already". */
  readonly once: boolean;
  /** Whether it happens in a call or session; `false`: it carries no `callId`. */
  readonly ofCall: boolean;
  /** Whether there is still a call in which to say something, transfer or hang up. */
  readonly inCall: boolean;
  /** Where the platform waits for a decision: what a hook may change besides blocking it. Otherwise nothing blocks. */
  readonly decides: DecidedPath | null;
  /** What can still be done then; anything else has no effect. */
  readonly actions: readonly ActionUse[];
  readonly producedBy: readonly EventProducer[];
};
