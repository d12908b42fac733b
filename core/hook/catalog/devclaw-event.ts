import { z } from "zod";
import { type JsonObject, jsonSchema } from "../../json.ts";
import { type ActionUse, afterCallUses, outsideUses } from "../action-use.ts";
import { eventDataSchemas } from "../event-data.ts";
import type { DecidedPath, EventEntry } from "../event-entry.ts";

type Told = {
  readonly title: string;
  readonly line: string;
  /** `data` of a typical event, without what every event of a session carries. */
  readonly example: JsonObject;
  /** Whether it belongs to a session; `true` when absent. */
  readonly ofSession?: boolean;
  readonly decides?: DecidedPath;
};

const sessionId = "whatsapp:120363025555550001@g.us";

/**
 * An event under DevClaw's own name. All of them carry `message`, `channel`, `error` and `extra`; arguments and results
 * of tools come with the bridge alone, since DevClaw's webhooks leave them out.
 */
export function devclawEvent<const Type extends string>(
  type: Type,
  { title, line, example, ofSession = true, decides }: Told,
): EventEntry & { readonly type: Type } {
  return {
    type,
    title,
    line,
    group: "devclaw",
    names: { devclaw: type },
    options: [],
    example: ofSession
      ? { call: { id: sessionId }, channel: "whatsapp", ...example }
      : { ...example },
    dataSchema: dataSchemaOf(example),
    once: false,
    ofCall: ofSession,
    inCall: false,
    decides: decides ?? null,
    actions: actionsOf(ofSession, decides),
    producedBy: ["canonical", "devclaw"],
  };
}

function actionsOf(ofSession: boolean, decides: DecidedPath | undefined): readonly ActionUse[] {
  const uses: readonly ActionUse[] = ofSession ? afterCallUses : outsideUses;
  return decides === undefined ? uses : [...uses, "block", "modify"];
}

/** `extra` with the names that the documentation gives it; others may come. */
function dataSchemaOf(example: JsonObject): z.ZodType {
  const extra = example["extra"];
  const names = typeof extra === "object" && extra !== null ? Object.keys(extra) : [];
  const known = Object.fromEntries(names.map((name) => [name, jsonSchema.optional()]));
  return eventDataSchemas.devclaw.extend({ extra: z.looseObject(known).nullish() });
}
