/**
 * What a template may name of an event, in three spellings: Go's field, the name in the webhook's body, and the
 * context path here. `notSent`: neither DevClaw's webhooks nor Hookline's bridge send it.
 * Source: DevClaw, `HookPayload` in pkg/devclaw/copilot/hooks.go and `WebhookPayload` in webhooks.go, commit 656368b
 * (2026-06-22).
 */
export type PayloadField = {
  readonly go: string;
  readonly body: string;
  readonly path: string;
  readonly kind: "text" | "object" | "time";
  readonly notSent?: true;
};

const payloadFields: readonly PayloadField[] = [
  { go: "Event", body: "event", path: "event.type", kind: "text" },
  { go: "Timestamp", body: "timestamp", path: "now", kind: "time" },
  { go: "SessionID", body: "session_id", path: "call.id", kind: "text" },
  { go: "Channel", body: "channel", path: "channel", kind: "text" },
  { go: "ToolName", body: "tool_name", path: "tool.name", kind: "text" },
  { go: "ToolArgs", body: "tool_args", path: "tool.args", kind: "object" },
  { go: "ToolResult", body: "tool_result", path: "tool.result", kind: "text" },
  { go: "Message", body: "message", path: "message", kind: "text" },
  { go: "Error", body: "error", path: "error", kind: "text" },
  { go: "Extra", body: "extra", path: "extra", kind: "object" },
  { go: "Model", body: "model", path: "raw.model", kind: "text" },
  { go: "ToolCallID", body: "tool_call_id", path: "raw.tool_call_id", kind: "text" },
  {
    go: "SystemPrompt",
    body: "system_prompt",
    path: "raw.system_prompt",
    kind: "text",
    notSent: true,
  },
  { go: "LLMInput", body: "llm_input", path: "raw.llm_input", kind: "text", notSent: true },
  { go: "LLMOutput", body: "llm_output", path: "raw.llm_output", kind: "text", notSent: true },
];

/**
 * Names of the guide that DevClaw's payload does not have, and where the value really is. Source: DevClaw,
 * docs/hooks.md, "Configuration".
 */
const guideNames: Readonly<Record<string, readonly string[]>> = {
  "Error.Message": ["error"],
  "Error.Error": ["error"],
  "User.Name": ["extra", "user_name"],
  "User.ID": ["extra", "user_jid"],
  "User.JID": ["extra", "user_jid"],
  "User.Role": ["extra", "role"],
};

/** Where a field chain of the payload leads. */
export type PayloadPath = {
  /** In the webhook's body. */
  readonly body: readonly string[];
  /** As a context path, in segments. */
  readonly context: readonly string[];
  readonly kind: PayloadField["kind"] | "any";
  /** `guide`: only the guide has this name. `unknown`: nobody has. */
  readonly known: "yes" | "guide" | "unknown";
};

export function readPayloadPath(chain: readonly string[]): PayloadPath {
  const guide = guideNames[chain.join(".")];
  if (guide !== undefined && Object.hasOwn(guideNames, chain.join("."))) {
    const kind = guide.length === 1 ? "text" : "any";
    return { body: guide, context: guide, kind, known: "guide" };
  }
  const [first = "", ...rest] = chain;
  const field = payloadFields.find((candidate) => candidate.go === first);
  if (field === undefined) {
    const body = chain.map(toSnakeCase);
    return { body, context: ["raw", ...body], kind: "any", known: "unknown" };
  }
  const isInside = rest.length > 0;
  return {
    body: [field.body, ...rest],
    context: [...field.path.split("."), ...rest],
    kind: isInside ? "any" : field.kind,
    known: (isInside && field.kind !== "object") || field.notSent === true ? "unknown" : "yes",
  };
}

/** Go's chain of a context path, `null` when DevClaw has no such value. */
export function toGoChain(context: readonly string[]): readonly string[] | null {
  const fits = payloadFields.find((field) => {
    const path = field.path.split(".");
    return path.every((segment, index) => context[index] === segment);
  });
  if (fits === undefined || fits.kind === "time") return null;
  const rest = context.slice(fits.path.split(".").length);
  return rest.length > 0 && fits.kind !== "object" ? null : [fits.go, ...rest];
}

/** `RetryCount` as `retry_count`, as DevClaw names what it sends. */
function toSnakeCase(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}
