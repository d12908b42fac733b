import type { EventEntry } from "../event-entry.ts";
import { devclawEvent } from "./devclaw-event.ts";
import { devclawInnerEvents } from "./devclaw-inner-events.ts";

/**
 * DevClaw's events under their own names, in the order of its documentation; one cohesive table. Source: `hooks.go` and
 * `docs/hooks.md` of jholhewres/devclaw, commit 656368b of 2026-06-22.
 */
export const devclawEvents = [
  devclawEvent("session_start", {
    title: "Session was created or restored",
    line: "A conversation begins, or one from before goes on.",
    example: {
      message: "Session created",
      extra: { workspace_id: "default", user_jid: "5511999990000@s.whatsapp.net" },
    },
  }),
  devclawEvent("session_end", {
    title: "Session was closed",
    line: "A conversation was ended or removed.",
    example: {
      message: "Session ended",
      extra: { reason: "idle_timeout", duration_ms: 183_500 },
    },
  }),
  devclawEvent("user_prompt_submit", {
    title: "User sent a message",
    line: "A message came in and nothing was done with it yet. It can be blocked or changed.",
    decides: "message",
    example: {
      message: 'Can you "cancel" my order?\nIt\'s #1042 👋',
      turn: { role: "user", text: 'Can you "cancel" my order?\nIt\'s #1042 👋' },
      extra: { user_jid: "5511999990000@s.whatsapp.net", is_group: true },
    },
  }),
  devclawEvent("notification", {
    title: "Message is going out",
    line: "DevClaw sends a message to somebody.",
    example: {
      message: "Your order was cancelled.",
      extra: { recipient: "5511999990000@s.whatsapp.net", message_type: "text" },
    },
  }),
  devclawEvent("pre_tool_use", {
    title: "Tool is about to run",
    line: "The agent wants to use a tool. It can be blocked, or its arguments changed.",
    decides: "tool.args",
    example: {
      message: "Calling bash",
      tool: {
        name: "bash",
        args: { command: 'ls -la <dir> && echo "ok"', cwd: "C:\\temp" },
      },
    },
  }),
  devclawEvent("post_tool_use", {
    title: "Tool has run",
    line: "A tool of the agent's returned.",
    example: {
      message: "bash finished",
      tool: { name: "bash", result: "total 0\n" },
      extra: { duration_ms: 412, success: true },
    },
  }),
  devclawEvent("agent_start", {
    title: "Agent begins to work",
    line: "The agent starts to work on an answer.",
    example: { message: "Agent loop starting", extra: { model: "gpt-4o", max_turns: 25 } },
  }),
  devclawEvent("agent_stop", {
    title: "Agent has finished",
    line: "The agent finished its work on an answer.",
    example: {
      message: "Agent loop finished",
      extra: { turns_used: 4, reason: "completed" },
    },
  }),
  devclawEvent("subagent_start", {
    title: "Helper agent begins",
    line: "The agent gave a part of its work to another one.",
    example: {
      message: "Subagent researcher started",
      extra: { parent_session: "whatsapp:120363025555550001@g.us", agent_type: "researcher" },
    },
  }),
  devclawEvent("subagent_stop", {
    title: "Helper agent has finished",
    line: "An agent that worked for another one finished.",
    example: {
      message: "Subagent researcher finished",
      extra: { result_summary: "Found 3 sources & 1 <b>table</b>" },
    },
  }),
  devclawEvent("pre_compact", {
    title: "Session is about to be shortened",
    line: "The conversation has grown too long and is going to be summed up.",
    example: { message: "Compacting session", extra: { message_count: 120 } },
  }),
  devclawEvent("post_compact", {
    title: "Session was shortened",
    line: "A long conversation was summed up.",
    example: {
      message: "Session compacted",
      extra: { messages_before: 120, messages_after: 14 },
    },
  }),
  devclawEvent("memory_save", {
    title: "Something was remembered",
    line: "The agent saved something to remember.",
    example: {
      message: "Memory saved",
      extra: { memory_type: "preference", content_preview: "Prefere café sem açúcar" },
    },
  }),
  devclawEvent("memory_recall", {
    title: "Memories were looked up",
    line: "The agent read what it remembers for its next answer.",
    example: {
      message: "Memories recalled",
      extra: { results_count: 3, query: "coffee preference" },
    },
  }),
  devclawEvent("heartbeat", {
    title: "Heartbeat",
    line: "DevClaw tells at regular times that it is running.",
    ofSession: false,
    example: { message: "Heartbeat", extra: { uptime_seconds: 86_400, status: "ok" } },
  }),
  {
    ...devclawEvent("error", {
      title: "Something failed for good",
      line: "An error happened that the platform could not mend.",
      example: {
        message: "Connection lost",
        error: "dial tcp: connection refused",
        extra: { stack_trace: "main.run()\n\t/app/main.go:10", recoverable: false },
      },
    }),
    // Unpod's sessions tell of errors too.
    names: { devclaw: "error", unpod: "session error" },
    producedBy: ["canonical", "devclaw", "unpod"],
  },
  devclawEvent("user_join", {
    title: "User was added",
    line: "Somebody was approved or added.",
    ofSession: false,
    example: {
      channel: "whatsapp",
      message: "User approved",
      extra: {
        user_jid: "5511999990000@s.whatsapp.net",
        user_name: 'João "JJ" Silva',
        role: "member",
      },
    },
  }),
  devclawEvent("user_leave", {
    title: "User was removed",
    line: "Somebody was removed or blocked.",
    ofSession: false,
    example: {
      channel: "whatsapp",
      message: "User removed",
      extra: { user_jid: "5511999990000@s.whatsapp.net", reason: "blocked" },
    },
  }),
  devclawEvent("channel_connect", {
    title: "Channel was connected",
    line: "A channel such as Telegram is there.",
    ofSession: false,
    example: {
      channel: "telegram",
      message: "Channel connected",
      extra: { channel_type: "telegram" },
    },
  }),
  devclawEvent("channel_disconnect", {
    title: "Channel was lost",
    line: "A channel such as Discord is gone.",
    ofSession: false,
    example: {
      channel: "discord",
      message: "Channel disconnected",
      error: "websocket: close 1006",
      extra: { reason: "network" },
    },
  }),
  ...devclawInnerEvents,
] as const satisfies readonly EventEntry[];
