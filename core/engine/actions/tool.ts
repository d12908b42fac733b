import type { ToolAction } from "../../hook/action.ts";
import type { Tool } from "../../hook/tool.ts";
import { isJsonObject, type Json, type JsonObject, trustJson } from "../../json.ts";
import type { InCallAction } from "../effect.ts";
import type { ReadAction } from "../resolved-action.ts";
import { evaluateJson, parseJsonTemplate } from "../template-json.ts";
import { fillTemplate } from "../render-template.ts";
import { readApiRequest } from "./api-request-tool.ts";
import { readFunction } from "./function-tool.ts";
import { findings, incomplete, readSpokenText, withoutSecrets } from "./read-text.ts";

/** A tool of Vapi: some are requests that we send, some happen in the call, the others are the platform's. */
export function readTool(action: ToolAction, path: string): ReadAction {
  const { tool, toolId } = action;
  if (tool !== undefined) return readInlineTool(tool, `${path}.tool`);
  if (toolId !== undefined) return inCall({ type: "tool", tool: { toolId } });
  return incomplete(
    "The action does not say which tool it calls.",
    path,
    "Give it tool or toolId.",
  );
}

function readInlineTool(tool: Tool, path: string): ReadAction {
  switch (tool.type) {
    case "function":
      return readFunction(tool, path);
    case "apiRequest":
      return readApiRequest(tool, path);
    case "endCall":
      return readEndCall(tool.reason, `${path}.reason`);
    case "transferCall":
      return readTransfer(tool.destinations?.[0], path);
    case "handoff":
      return readHandoff(toObject(tool)["destinations"], path);
    default:
      return inCall({ type: "tool", tool: toObject(tool) });
  }
}

function readEndCall(reason: string | undefined, path: string): ReadAction {
  if (reason === undefined) return inCall({ type: "endCall", reason: null });
  const text = readSpokenText(reason, path);
  const { template } = text;
  return {
    ...findings(text),
    resolve: (scope) => ({
      kind: "in-call",
      inCall: {
        type: "endCall",
        reason: template === null ? null : fillTemplate(template, scope).text,
      },
    }),
  };
}

/** The first destination is taken: on the platform a model picks one, a hook has none. */
function readTransfer(destination: unknown, path: string): ReadAction {
  if (destination === undefined)
    return incomplete("The transfer has no destination.", `${path}.destinations`);
  const at = `${path}.destinations.0`;
  const json = withoutSecrets(parseJsonTemplate(trustJson(destination), at), at);
  return {
    ...findings(json),
    resolve: (scope) => ({
      kind: "in-call",
      inCall: {
        type: "transferCall",
        destination: toObject(evaluateJson(json, scope)),
        content: null,
      },
    }),
  };
}

/**
 * The first destination is taken, as with a transfer. A `dynamic` one is asked for by the tool of a model, which a hook
 * has none of. Source: Vapi OpenAPI 2026-08-19, `CreateHandoffToolDTO`.
 */
function readHandoff(destinations: Json | undefined, path: string): ReadAction {
  const first = Array.isArray(destinations) ? toObject(destinations[0] ?? null) : {};
  const at = `${path}.destinations`;
  if (first["type"] === undefined) return incomplete("The handoff has no destination.", at);
  if (first["type"] === "dynamic") {
    return incomplete(
      "Whom a dynamic handoff goes to is asked for by the agent's model; a hook has none.",
      `${at}.0`,
      "Name an assistant or a squad.",
    );
  }
  const json = withoutSecrets(parseJsonTemplate(first, `${at}.0`), `${at}.0`);
  return {
    ...findings(json),
    resolve: (scope) => ({
      kind: "in-call",
      inCall: {
        type: "handoff",
        destination: toObject(evaluateJson(json, scope)),
        content: null,
      },
    }),
  };
}

function inCall(action: InCallAction): ReadAction {
  return { secrets: [], diagnostics: [], resolve: () => ({ kind: "in-call", inCall: action }) };
}

/** A tool or destination of the document is a JSON object: its schema says so. */
function toObject(value: unknown): JsonObject {
  const json = trustJson(value);
  return isJsonObject(json) ? json : {};
}
