/**
 * AVA's kinds of HTTP tools: what each takes, and what AVA takes for what is not said. Keys that have a place in a hook
 * are read by `read-tool.ts`; the others are kept.
 *
 * Source: AVA `generic_webhook.py`, `generic_lookup.py`, `in_call_lookup.py`, commit f1b8bf72 (2026-08-08);
 * `summary_provider`, `summary_timeout_ms` and `call_metadata_fields` from pull requests 620 and 632.
 */
export const toolKinds = {
  generic_webhook: {
    phase: "post_call",
    block: "tools",
    on: "call.ended",
    timeoutMs: 5000,
    method: "POST",
    body: "payload_template",
    /** The list of a context that assigns such tools, and the one that takes global ones away. */
    lists: ["post_call_tools"],
    optOut: "disable_global_post_call_tools",
  },
  generic_http_lookup: {
    phase: "pre_call",
    block: "tools",
    on: "call.started",
    timeoutMs: 2000,
    method: "GET",
    body: "body_template",
    lists: ["pre_call_tools"],
    optOut: "disable_global_pre_call_tools",
  },
  in_call_http_lookup: {
    phase: "in_call",
    block: "in_call_tools",
    on: "tool.calls",
    timeoutMs: 5000,
    method: "POST",
    body: "body_template",
    lists: ["in_call_http_tools", "tools"],
    optOut: "disable_global_in_call_tools",
  },
} as const;
export type ToolKind = keyof typeof toolKinds;

/** Kept under `platform.ava` of the hook: AVA alone understands them. */
export const keptKeys = [
  "hold_audio_file",
  "hold_audio_threshold_ms",
  "max_response_size_bytes",
  "response_body_max_chars",
  "call_metadata_fields",
  "parameters",
  "error_message",
] as const;

/** AVA's limits. Source: `admin_ui/backend/api/tools.py`, same commit. */
export const toolNamePattern = /^[a-zA-Z][a-zA-Z0-9_]*$/;
export const reservedNames: ReadonlySet<string> = new Set([
  "ai_identity",
  "transfer",
  "attended_transfer",
  "cancel_transfer",
  "hangup_call",
  "leave_voicemail",
  "check_extension_status",
  "send_email_summary",
  "request_transcript",
  "google_calendar",
  "microsoft_calendar",
  "transfer_call",
  "transfer_to_queue",
  "live_agent_transfer",
]);

/** Methods with which AVA never sends a body. */
export const bodylessMethods: ReadonlySet<string> = new Set(["GET", "HEAD"]);

export function isToolKind(text: string): text is ToolKind {
  return Object.hasOwn(toolKinds, text);
}

export function kindOfPhase(phase: string): ToolKind | null {
  if (phase === "post_call") return "generic_webhook";
  if (phase === "pre_call") return "generic_http_lookup";
  return phase === "in_call" ? "in_call_http_lookup" : null;
}
