import { type Json, trustJson } from "../../json.ts";
import { toIsoOrNull } from "../read-time.ts";
import {
  vapiToolCallSchema,
  vapiToolWithCallSchema,
  vapiTurnSchema,
  type VapiMessage,
} from "./wire.ts";

/** Something said. `time` is ISO 8601, UTC. */
export type SaidTurn = { role: "assistant" | "user"; content: string; time: string | null };

/** A tool the agent asked for, in canonical form. `result` is there once it came back. */
export type MadeToolCall = { id: string | null; name: string | null; args: Json; result?: Json };

/** What was said, in order. Instructions to the model and tool calls are left out. */
export function readMessages(entries: readonly unknown[]): readonly SaidTurn[] {
  return entries.flatMap((entry) => {
    const turn = vapiTurnSchema.safeParse(entry);
    if (!turn.success) return [];
    const role = toRole(turn.data.role);
    const content = turn.data.message ?? turn.data.content ?? "";
    if (role === null || content.trim() === "") return [];
    return [{ role, content, time: toIsoOrNull(turn.data.time) }];
  });
}

/** Vapi writes `bot` or `assistant` for the agent. Other roles say nothing: `null`. */
export function toRole(role: string | null | undefined): "assistant" | "user" | null {
  if (role === "bot" || role === "assistant") return "assistant";
  return role === "user" ? "user" : null;
}

/** The tool calls of a whole conversation, in order, with the results that came back. */
export function readToolCallsOf(entries: readonly unknown[]): readonly MadeToolCall[] {
  const turns = entries.flatMap((entry) => vapiTurnSchema.safeParse(entry).data ?? []);
  const results = new Map(
    turns.flatMap((turn) =>
      turn.role === "tool_call_result" && typeof turn.toolCallId === "string"
        ? [[turn.toolCallId, trustJson(turn.result ?? null)] as const]
        : [],
    ),
  );
  return turns
    .flatMap((turn) => turn.toolCalls ?? [])
    .flatMap(readToolCallList)
    .map((made) => {
      const result = made.id === null ? undefined : results.get(made.id);
      return result === undefined ? made : { ...made, result };
    });
}

/** The tool calls a `tool-calls` message asks for, in order, from whichever of its lists has some. */
export function readRequestedToolCalls(message: VapiMessage): readonly MadeToolCall[] {
  const lists = [message.toolCallList ?? [], message.toolCalls ?? []];
  for (const list of lists) {
    const calls = list.flatMap(readToolCallList);
    if (calls.length > 0) return calls;
  }
  return (message.toolWithToolCallList ?? []).flatMap((entry) => {
    const tool = vapiToolWithCallSchema.safeParse(entry).data;
    const made = readToolCall(tool?.toolCall);
    return made === null ? [] : [{ ...made, name: made.name ?? tool?.name ?? null }];
  });
}

/** One tool call or, of what is none, nothing. */
function readToolCallList(entry: unknown): readonly MadeToolCall[] {
  const made = readToolCall(entry);
  return made === null ? [] : [made];
}

function readToolCall(entry: unknown): MadeToolCall | null {
  const parsed = vapiToolCallSchema.safeParse(entry);
  if (!parsed.success) return null;
  const { id, name, function: called } = parsed.data;
  const given = [
    called?.arguments,
    called?.parameters,
    parsed.data.arguments,
    parsed.data.parameters,
  ].find((value) => value !== undefined && value !== null);
  return {
    id: id ?? null,
    name: called?.name ?? name ?? null,
    args: toArgs(trustJson(given ?? {})),
  };
}

/** Arguments as a value: the published schema says text, deliveries carry the object itself. */
function toArgs(given: Json): Json {
  if (typeof given !== "string") return given;
  try {
    return trustJson(JSON.parse(given));
  } catch {
    // Text that is no JSON is the argument itself.
    return given;
  }
}
