import { err, ok, type Result } from "../result.ts";
import { findEvent } from "./event-catalog.ts";
import type { EventOption } from "./event-options.ts";

export type EventName = {
  readonly type: string;
  /** What the short form said; empty without one. */
  readonly options: { readonly [option: string]: number | string };
};

/**
 * Reads the name of an event with its short form: `customer.speech.timeout[timeout=10]`,
 * `assistant.transcriber.endpointedSpeechLowConfidence[confidence=0.2:0.4]` (either side may be left out).
 * The error is a sentence for people. An unknown event is not an error here.
 *
 * Source: Vapi guide "Assistant hooks" (confidence); OpenAPI `CallHookCustomerSpeechTimeout.on` names
 * `[property=value]` without naming properties, so every option's name and `timeout` are read.
 */
export function parseEventName(text: string): Result<EventName, string> {
  const bracket = text.indexOf("[");
  if (bracket === -1) return ok({ type: text, options: {} });
  const type = text.slice(0, bracket);
  if (!text.endsWith("]")) return err("The bracket after the event's name is not closed.");
  const options: Record<string, number | string> = {};
  for (const assignment of text.slice(bracket + 1, -1).split(",")) {
    const read = readAssignment(type, assignment);
    if (!read.ok) return read;
    Object.assign(options, read.value);
  }
  return ok({ type, options });
}

type Assigned = { readonly [option: string]: number | string };

function readAssignment(type: string, assignment: string): Result<Assigned, string> {
  const equals = assignment.indexOf("=");
  if (equals === -1) return err(`"${assignment}" is not of the form option=value.`);
  const property = assignment.slice(0, equals).trim();
  const value = assignment.slice(equals + 1).trim();
  const options = findEvent(type)?.options ?? [];
  if (property === "confidence" && options.some((option) => option.key === "confidenceMin")) {
    return readRange(value);
  }
  const option = options.find((candidate) => candidate.key === longName(property));
  if (!option) return err(`${type} has no option "${property}".`);
  return readValue(option, value);
}

function longName(property: string): string {
  return property === "timeout" ? "timeoutSeconds" : property;
}

function readValue(option: EventOption, value: string): Result<Assigned, string> {
  if (option.kind === "choice") return ok({ [option.key]: value });
  const number = toNumber(value);
  return number === null ? err(`"${value}" is not a number.`) : ok({ [option.key]: number });
}

function readRange(value: string): Result<Assigned, string> {
  const sides = value.split(":").map((side) => side.trim());
  const [min = "", max = ""] = sides;
  if (sides.length !== 2) return err(`"${value}" is not a range like 0.2:0.4.`);
  const from = toNumber(min);
  const to = toNumber(max);
  if ((min !== "" && from === null) || (max !== "" && to === null)) {
    return err(`"${value}" is not a range of two numbers.`);
  }
  return ok({
    ...(from === null ? {} : { confidenceMin: from }),
    ...(to === null ? {} : { confidenceMax: to }),
  });
}

function toNumber(text: string): number | null {
  return /^-?\d+(\.\d+)?$|^\.\d+$/.test(text) ? Number(text) : null;
}
