import { assertNever } from "../../assert.ts";
import type { InCallAction } from "../../engine/effect.ts";
import type { Json, JsonObject } from "../../json.ts";

/**
 * The body that makes Vapi carry out an in-call action when it is posted to the call's `monitor.controlUrl`; `null`
 * for a tool only the assistant itself can call, a message only a bridge can pass on, and a transfer Vapi has no form for.
 *
 * A prompt becomes an instruction that triggers a response: live control has nothing closer. Sources: Vapi OpenAPI
 * `ClientInboundMessage*`, 2026-08-19; guide "Live call control" for `handoff`.
 */
export function toControlBody(inCall: InCallAction): Json | null {
  switch (inCall.type) {
    case "say":
      return {
        type: "say",
        content: inCall.text,
        endCallAfterSpoken: inCall.endCallAfterSpoken !== undefined,
      };
    case "prompt":
      return addMessage("system", inCall.messages.map(contentOf).join("\n\n"), true);
    case "message.add":
      return addMessage(
        roleOf(inCall.message),
        inCall.message["content"] ?? null,
        inCall.triggerResponseEnabled,
      );
    case "transferCall":
      return transfer(inCall.destination, inCall.content);
    case "endCall":
      return { type: "end-call" };
    case "handoff":
      return handoff(inCall.destination, inCall.content);
    case "tool":
    case "notify":
      return null;
    default:
      return assertNever(inCall);
  }
}

function addMessage(role: string, content: Json, triggerResponseEnabled: boolean): Json {
  return { type: "add-message", message: { role, content }, triggerResponseEnabled };
}

/** Live control knows no `developer`; it stands for `system`. */
function roleOf(message: JsonObject): string {
  const role = message["role"];
  return typeof role === "string" && role !== "developer" ? role : "system";
}

function contentOf(message: JsonObject): string {
  const content = message["content"];
  return typeof content === "string" ? content : "";
}

/** An assistant is handed over to, a number or SIP address transferred to; Vapi knows no queues and agents. */
function transfer(destination: JsonObject, content: string | null): Json | null {
  if (destination["type"] === "queue" || destination["type"] === "agent") return null;
  const type = destination["type"] === "assistant" ? "handoff" : "transfer";
  return { type, destination, ...(content === null ? {} : { content }) };
}

/** Only a destination that is there already can be handed over to: a dynamic one is asked for by the model's tool. */
function handoff(destination: JsonObject, content: string | null): Json | null {
  const isFixed = destination["type"] === "assistant" || destination["type"] === "squad";
  if (!isFixed) return null;
  return { type: "handoff", destination, ...(content === null ? {} : { content }) };
}

/** Scheme, host and port of an address or a pattern. Anything a URL parser might read differently does not fit. */
const addressParts =
  /^(?:(https?):\/\/)?(\[[0-9a-f:.]+\]|[a-z0-9*.-]+)(?::(\d{1,5}))?(?:[/?#][!-[\]-~]*)?$/;

type Address = {
  readonly scheme: string | undefined;
  readonly host: string;
  readonly port: string | undefined;
};

/**
 * Whether in-call actions may be posted to an address that a call's body named. The body is not to be trusted, so the
 * source lists the hosts: `vapi.ai`, `*.vapi.ai` (every host below it), each with a port or any; an optional scheme.
 * Plain http only where the pattern says so or to a loopback host.
 */
export function isControlHostAllowed(url: string, patterns: readonly string[]): boolean {
  const address = toAddress(url);
  if (address?.scheme === undefined || address.host.includes("*")) return false;
  return patterns.some((pattern) => {
    const allowed = toAddress(pattern.trim());
    return allowed !== null && fits(address, allowed);
  });
}

function toAddress(text: string): Address | null {
  const parts = addressParts.exec(text.toLowerCase());
  const host = parts?.[2];
  return host === undefined ? null : { scheme: parts?.[1], host, port: parts?.[3] };
}

function fits(address: Address, allowed: Address): boolean {
  const scheme = allowed.scheme ?? (isLoopback(address.host) ? address.scheme : "https");
  if (address.scheme !== scheme) return false;
  if (allowed.port !== undefined && allowed.port !== portOf(address)) return false;
  if (!allowed.host.startsWith("*.")) return address.host === allowed.host;
  return address.host.endsWith(allowed.host.slice(1));
}

function portOf(address: Address): string {
  return address.port ?? (address.scheme === "http" ? "80" : "443");
}

function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}
