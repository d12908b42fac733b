import type { Json, JsonObject } from "../../../json.ts";
import type { Argument, Expression } from "../python/syntax.ts";
import type { Node } from "./node.ts";
import { toMs } from "./read-call-value.ts";
import { nameOf, type Reading, report } from "./reading.ts";
import { readValue } from "./read-value.ts";
import { argumentOf } from "./value-parts.ts";
import {
  type HttpDefaults,
  joinText,
  type PendingRequest,
  toJson,
  toTemplate,
  unknown,
  type Value,
} from "./value.ts";

export type Call = Extract<Expression, { kind: "call" }>;

/** A call that sends something, and what its answer stands for. */
export type ReadRequest = { readonly node: Node; readonly answer: Value };

const methods = ["get", "post", "put", "patch", "delete", "head", "options"];
const clients = /^(httpx|requests|aiohttp)$/;
/** httpx waits 5 s, requests and aiohttp far longer than a call can. Source: HTTPX documentation, "Timeouts". */
const httpxTimeoutMs = 5000;
const noDefaults: HttpDefaults = { baseUrl: null, headers: [], timeoutMs: null };

type Sent = {
  readonly method: string;
  readonly url: Expression | null;
  readonly args: readonly Argument[];
  readonly defaults: HttpDefaults;
  /** Waited for when nothing is said; `null`: Hookline's own time. */
  readonly usualTimeoutMs: number | null;
};

/** Reads `httpx.post(…)`, `client.get(…)`, `requests.request("PUT", …)`; `null` for another call. */
export function readHttpRequest(call: Call, reading: Reading, saveAs: string): ReadRequest | null {
  const sent = findSent(call, reading);
  return sent === null ? null : toRequest(sent, call, { reading, saveAs });
}

function findSent({ callee, args }: Call, reading: Reading): Sent | null {
  if (callee.kind === "name" && (callee.name === "_request" || callee.name === "_send")) {
    const method = readValue(argumentOf(args, "method", 0) ?? unknownAt, reading);
    const url = argumentOf(args, "url", 1);
    const name = method.kind === "constant" ? String(method.value).toLowerCase() : "";
    return { method: name, url, args, defaults: noDefaults, usualTimeoutMs: null };
  }
  if (callee.kind !== "member") return null;
  const of = readValue(callee.of, reading);
  const isClient = of.kind === "http" || (of.kind === "module" && clients.test(of.name));
  const [first] = args;
  const address =
    first === undefined ? unknown : readValue(argumentOf(args, "url", 0) ?? first.value, reading);
  const isAddress = address.kind === "constant" && /^https?:\/\//.test(String(address.value));
  if (!isClient && !(of.kind === "unknown" && isAddress)) return null;
  const defaults = of.kind === "http" ? of.defaults : noDefaults;
  const usualTimeoutMs = of.kind === "module" && of.name !== "httpx" ? null : httpxTimeoutMs;
  if (callee.name === "request") {
    const method = readValue(argumentOf(args, "method", 0) ?? unknownAt, reading);
    const name = method.kind === "constant" ? String(method.value).toLowerCase() : "";
    return methods.includes(name)
      ? { method: name, url: argumentOf(args, "url", 1), args, defaults, usualTimeoutMs }
      : null;
  }
  if (!methods.includes(callee.name)) return null;
  return { method: callee.name, url: argumentOf(args, "url", 0), args, defaults, usualTimeoutMs };
}

const unknownAt: Expression = { kind: "unknown", from: 0 };

type Made = { readonly reading: Reading; readonly saveAs: string };

function toRequest(sent: Sent, call: Call, { reading, saveAs }: Made): ReadRequest | null {
  const named = sent.url === null ? unknown : readValue(sent.url, reading);
  const based = sent.defaults.baseUrl === null ? named : joinText([sent.defaults.baseUrl, named]);
  const url = toTemplate(based);
  const body = readBody(sent, call, reading);
  const headers = readHeaders(sent, reading);
  if (url === null || url === "" || body === null || headers === null) {
    report(reading, "dialect.lost", call.from, [
      `This request is left out: its ${url === null || url === "" ? "address" : body === null ? "body" : "headers"} cannot be told without running the code.`,
    ]);
    return null;
  }
  reportUnread(sent, call, reading);
  // Exported code waits for an answer only where it is kept.
  const isLookup = call.callee.kind === "name" && call.callee.name === "_request";
  const request: PendingRequest = { saveAs, isUsed: isLookup };
  const query = readQuery(sent, reading, isLookup);
  const action: JsonObject = {
    type: "webhook",
    url: typeof query === "string" ? `${url}${query}` : url,
    method: sent.method.toUpperCase(),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(typeof query === "object" && query !== null ? { query } : {}),
    ...body,
    ...readDelivery(sent, reading),
    sign: false,
  };
  const node: Node = { kind: "step", from: call.from, action, request, isWaiting: false };
  return { node, answer: { kind: "response", request } };
}

/** The arguments that make up a body, as fields of the action; `null` when it cannot be told. */
function readBody(sent: Sent, call: Call, reading: Reading): JsonObject | null {
  const given = (name: string) => sent.args.find((argument) => argument.name === name)?.value;
  const positional = sent.args.filter((argument) => argument.name === null)[1]?.value;
  const isPlain = call.callee.kind === "member" && call.callee.name !== "request";
  const json = given("json");
  if (json !== undefined) {
    const value = toJson(readValue(json, reading));
    return value === undefined ? null : { body: value };
  }
  const data =
    given("data") ?? given("content") ?? given("text") ?? (isPlain ? positional : undefined);
  if (data === undefined) return {};
  const value = readValue(data, reading);
  if (value.kind === "dict") return isDumped(data) ? asJson(value) : readForm(value.entries);
  const text = toTemplate(value);
  const contentType = given("content_type");
  const type =
    contentType === undefined ? "text/plain" : toTemplate(readValue(contentType, reading));
  return text === null || type === null ? null : { body: text, contentType: type };
}

function isDumped(expression: Expression): boolean {
  return expression.kind === "call";
}

function asJson(value: Value): JsonObject | null {
  const body = toJson(value);
  return body === undefined ? null : { body };
}

function readForm(entries: readonly (readonly [string, Value])[]): JsonObject | null {
  const written = entries.map(([name, value]) => {
    const text =
      value.kind === "path"
        ? toTemplate({ ...value, filters: [...value.filters, "url_encode"] })
        : encode(value);
    return text === null ? null : `${encodeURIComponent(name)}=${text}`;
  });
  if (written.includes(null)) return null;
  return { body: written.join("&"), contentType: "application/x-www-form-urlencoded" };
}

function encode(value: Value): string | null {
  return value.kind === "constant" && value.value !== null
    ? encodeURIComponent(String(value.value))
    : null;
}

function readHeaders(sent: Sent, reading: Reading): Readonly<Record<string, string>> | null {
  const given = sent.args.find((argument) => argument.name === "headers");
  const read = given === undefined ? null : readValue(given.value, reading);
  if (read !== null && read.kind !== "dict") return null;
  const entries = [...sent.defaults.headers, ...(read?.entries ?? [])];
  const headers = entries.map(([name, value]) => [name, toTemplate(value)] as const);
  if (headers.some(([name, value]) => value === null || name === "__proto__")) return null;
  return Object.fromEntries(headers.map(([name, value]) => [name, value ?? ""]));
}

/** `params` as the end of the address; values of the call are encoded when it is filled in. A lookup has a place for them. */
function readQuery(sent: Sent, reading: Reading, isLookup: boolean): JsonObject | string | null {
  const given = sent.args.find((argument) => argument.name === "params");
  const read = given === undefined ? unknown : readValue(given.value, reading);
  if (read.kind !== "dict" || read.entries.length === 0) return null;
  const written = read.entries.map(([name, value]) => {
    const text = value.kind === "constant" && !isLookup ? encode(value) : toTemplate(value);
    return text === null ? null : ([name, text] as const);
  });
  const known = written.filter((entry) => entry !== null);
  if (known.length < written.length) return null;
  if (isLookup) return Object.fromEntries(known);
  return `?${known.map(([name, text]) => `${encodeURIComponent(name)}=${text}`).join("&")}`;
}

function readDelivery(sent: Sent, reading: Reading): JsonObject {
  const given = (name: string) => {
    const found = sent.args.find((argument) => argument.name === name);
    return found === undefined ? unknown : readValue(found.value, reading);
  };
  const timeoutMs = toMs(given("timeout")) ?? sent.defaults.timeoutMs ?? sent.usualTimeoutMs;
  const retries = given("retries");
  const delay = toMs(given("retry_delay"));
  const count =
    retries.kind === "constant" && typeof retries.value === "number" ? retries.value : 0;
  const fallback = toJson(given("fallback"));
  const retry: Json = count > 0 && delay !== null ? { count, delayMs: delay } : "none";
  return {
    ...(fallback === undefined ? {} : { fallback }),
    ...(timeoutMs === null ? {} : { timeoutMs }),
    retry,
  };
}

const readNames = new Set([
  "url",
  "method",
  "json",
  "data",
  "content",
  "text",
  "content_type",
  "headers",
  "params",
  "timeout",
  "retries",
  "retry_delay",
  "fallback",
]);
/** Say how the connection is made, not what is sent. */
const plumbing = new Set(["follow_redirects", "allow_redirects", "verify", "ssl", "stream"]);

function reportUnread(sent: Sent, call: Call, reading: Reading): void {
  for (const { name } of sent.args) {
    if (name === null || readNames.has(name) || plumbing.has(name)) continue;
    report(reading, "dialect.lost", call.from, [
      `The argument ${name} of this request is left out.`,
    ]);
  }
}

/** Modules of Python whose functions send nothing anywhere. */
const library =
  /^(asyncio|time|datetime|json|os|re|random|math|uuid|logging|sys|typing|collections|itertools|functools|contextlib|dataclasses|unpod)(\.|$)/;

/**
 * Reads a call of the author's own code (`crm.lookup(ctx.user_number)`): its arguments, posted to an address that is
 * still to be given as a secret. `null` for a call whose arguments cannot be told.
 */
export function readOwnService(call: Call, reading: Reading, saveAs: string): ReadRequest | null {
  const path = dottedName(call.callee, reading);
  if (path === null || call.args.length === 0) return null;
  const body: Record<string, Json> = {};
  for (const [index, { name, value }] of call.args.entries()) {
    const read = readValue(value, reading);
    const json = toJson(read);
    const key = name ?? keyOf(value, index);
    if (json === undefined || key === "*" || key === "**" || key === "__proto__") return null;
    body[key] = json;
  }
  const secret = `${path
    .join("_")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase()}_URL`;
  const request: PendingRequest = { saveAs, isUsed: false };
  const action: JsonObject = {
    type: "webhook",
    url: `\${${secret}}`,
    method: "POST",
    body,
    retry: "none",
    sign: false,
  };
  report(reading, "dialect.changed", call.from, [
    `${path.join(".")} is code of your own. Hookline posts what it is given to the address in the secret ${secret}.`,
    `Set the secret ${secret} to an address that does what ${path.join(".")} does, or replace this action.`,
  ]);
  const node: Node = { kind: "step", from: call.from, action, request, isWaiting: false };
  return { node, answer: { kind: "response", request } };
}

/** `db.calls.insert` of an object nothing is known of. */
function dottedName(callee: Expression, reading: Reading): readonly string[] | null {
  const names: string[] = [];
  let at = callee;
  while (at.kind === "member") {
    names.unshift(at.name);
    at = at.of;
  }
  if (at.kind !== "name" || !/^[A-Za-z_]/.test(at.name)) return null;
  const known = nameOf(reading, at.name);
  if (known !== undefined && known.kind !== "unknown" && known.kind !== "module") return null;
  if (known?.kind === "module" && library.test(known.name)) return null;
  if (names.length === 0 && builtins.has(at.name)) return null;
  return at.name === "self" ? names : [at.name, ...names];
}

const builtins = new Set([
  "print",
  "len",
  "str",
  "int",
  "float",
  "set",
  "list",
  "dict",
  "open",
  "super",
  "_request",
  "_send",
]);

/** What a positional argument is called in the body: the last name of what is given. */
function keyOf(value: Expression, index: number): string {
  if (value.kind === "member") return value.name;
  return value.kind === "name" ? value.name : `argument_${index + 1}`;
}
