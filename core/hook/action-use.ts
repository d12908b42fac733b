import type { Action, ActionType } from "./action.ts";

/** The tools a hook itself can carry out; of any other one only the platform knows the arguments. */
const ownTools = ["transferCall", "endCall", "function", "apiRequest", "handoff"] as const;
type OwnTool = (typeof ownTools)[number];

/** What an action does, in one word: its type, of a tool the tool's; `platform-tool` for those only a platform runs. */
export type ActionUse = Exclude<ActionType, "tool"> | OwnTool | "platform-tool";

export function actionUse(action: Action): ActionUse {
  if (action.type !== "tool") return action.type;
  const type = action.tool?.type;
  return ownTools.find((tool) => tool === type) ?? "platform-tool";
}

/** Requests and messages that leave Hookline: they need no call. */
export const outsideUses = [
  "webhook",
  "slack",
  "discord",
  "n8n",
  "zapier",
  "email",
  "notify",
  "lookup",
  "wait",
  "function",
  "apiRequest",
] as const satisfies readonly ActionUse[];

/** The same, and what is kept with the call. */
export const afterCallUses = [
  ...outsideUses,
  "summarize",
  "data.set",
] as const satisfies readonly ActionUse[];

/** Everything that needs no platform waiting for an answer. */
export const inCallUses = [
  "say",
  "message.add",
  "transferCall",
  "endCall",
  "handoff",
  "platform-tool",
  ...afterCallUses,
] as const satisfies readonly ActionUse[];
