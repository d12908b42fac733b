import type { EventEntry } from "../event-entry.ts";
import { devclawEvent } from "./devclaw-event.ts";

/**
 * Events that stand in DevClaw's code and not in its documentation. Of these alone its release of 2026-06-22 really
 * gives some: `message_transcribed`, `message_preprocessed` and `before_reset`. Source: `hooks.go`, `assistant.go` and
 * `commands.go` of jholhewres/devclaw, commit 656368b.
 */
export const devclawInnerEvents = [
  devclawEvent("message_transcribed", {
    title: "Recording was written down",
    line: "A recording or another medium that came in was turned into text.",
    example: {
      message: "[audio] please call me back",
      turn: { role: "user", text: "[audio] please call me back" },
    },
  }),
  devclawEvent("message_preprocessed", {
    title: "Message was prepared",
    line: "A message that came in was cleaned up for the agent.",
    example: {
      message: "please call me back",
      turn: { role: "user", text: "please call me back" },
    },
  }),
  devclawEvent("before_reset", {
    title: "Session is about to be reset",
    line: "The history of the conversation is going to be thrown away.",
    example: {},
  }),
  devclawEvent("before_model_resolve", {
    title: "Model is being chosen",
    line: "DevClaw is about to choose the model for the next answer.",
    example: {},
  }),
  devclawEvent("before_prompt_build", {
    title: "Prompt is being built",
    line: "DevClaw is about to write the agent's instructions.",
    example: {},
  }),
  devclawEvent("llm_input", {
    title: "Prompt goes to the model",
    line: "The model is about to be asked.",
    example: {},
  }),
  devclawEvent("llm_output", {
    title: "Model has answered",
    line: "The answer of the model is there.",
    example: {},
  }),
  devclawEvent("tool_result_persist", {
    title: "Tool result is being kept",
    line: "What a tool returned is about to be stored.",
    example: {},
  }),
] as const satisfies readonly EventEntry[];
