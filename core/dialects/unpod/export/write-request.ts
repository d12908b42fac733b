import { type Diagnostic, diagnostic } from "../../../diagnostic.ts";
import type { Action } from "../../../hook/action.ts";
import { flatNames } from "../../../hook/context-path.ts";
import type { Retry } from "../../../hook/retry.ts";
import { type Json, trustJson } from "../../../json.ts";
import { type Doc, escapeText, group, prefixed } from "./python-text.ts";
import { takenNames } from "./taken-names.ts";
import { type Scope, writeJson, writePath, writeText } from "./write-value.ts";

type Sending = Extract<
  Action,
  { type: "webhook" | "lookup" | "slack" | "discord" | "n8n" | "zapier" }
>;
type Written = { readonly statement: Doc | null; readonly diagnostics: readonly Diagnostic[] };

/** A request as every kind of action makes it. */
type Request = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly contentType: string | undefined;
};

/** Writes an action that sends something: in the background, or, for a lookup, waiting for the answer. */
export function writeRequest(action: Sending, path: string, scope: Scope): Written {
  const diagnostics: Diagnostic[] = [];
  function tell(code: "dialect.lost" | "dialect.changed", field: string, message: string): void {
    diagnostics.push(diagnostic(code, { path: `${path}.${field}`, message }));
  }
  function leaveOut(field: string, message: string): Written {
    tell("dialect.lost", field, `${message} The action is left out.`);
    return { statement: null, diagnostics };
  }
  const { sign, retry, timeoutMs } = action;
  if (action.type === "webhook" && action.bodyForm !== undefined) {
    return leaveOut("bodyForm", "This form of the body is made by Hookline only.");
  }
  if (action.type === "lookup" && !isName(action.saveAs)) {
    return leaveOut("saveAs", "The answer needs a name that Python can have.");
  }
  if (action.type !== "webhook" && action.type !== "lookup") {
    tell(
      "dialect.changed",
      "type",
      `In Python this is a plain request; read again it is a webhook.`,
    );
  }
  if (sign !== false) tell("dialect.lost", "sign", "Requests made in Python are not signed.");
  if (retry === undefined) {
    tell(
      "dialect.changed",
      "retry",
      "In Python a request is made once: nothing there keeps it for later.",
    );
  }
  const request = toRequest(action, scope);
  const url = writeText(action.url, scope, "_quote");
  const args = url === null ? null : writeArguments(request, scope);
  if (url === null || args === null) {
    return leaveOut(
      url === null ? "url" : "body",
      "It needs a value that Unpod does not give here.",
    );
  }
  if (request.body === undefined && args.flat !== null) {
    tell("dialect.changed", "body", "Unpod knows only some of the call's values; those are sent.");
  }
  const delivery = writeDelivery(retry, timeoutMs);
  const all = [`"${request.method}"`, url, ...args.args, ...delivery];
  if (action.type !== "lookup") {
    scope.needs.add("_send");
    return { statement: group("_send(", all, ")"), diagnostics };
  }
  const fallback = action.fallback === undefined ? null : writeJson(action.fallback, scope);
  if (action.output !== undefined) tell("dialect.lost", "output", "The whole answer is kept.");
  scope.needs.add("_request");
  scope.answers.add(action.saveAs ?? "");
  const withFallback = fallback === null ? all : [...all, prefixed("fallback=", fallback)];
  return { statement: group(`${action.saveAs} = await _request(`, withFallback, ")"), diagnostics };
}

function isName(name: string | undefined): boolean {
  return name !== undefined && /^[a-z][a-z0-9_]*$/i.test(name) && !takenNames.has(name);
}

function toRequest(action: Sending, scope: Scope): Request {
  const none = { headers: {}, query: {}, contentType: undefined };
  switch (action.type) {
    case "slack": {
      const blocks = action.blocks === undefined ? {} : { blocks: action.blocks };
      return { ...none, method: "POST", body: trustJson({ text: action.text, ...blocks }) };
    }
    case "discord": {
      const username = action.username === undefined ? {} : { username: action.username };
      const embeds = action.embeds === undefined ? {} : { embeds: action.embeds };
      const body = {
        content: action.content,
        ...username,
        ...embeds,
        allowed_mentions: { parse: [] },
      };
      return { ...none, method: "POST", body: trustJson(body) };
    }
    case "n8n":
    case "zapier":
      return { ...none, method: "POST", body: action.body ?? flatBody(scope) };
    default: {
      const {
        method = action.type === "lookup" ? "GET" : "POST",
        headers = {},
        body,
        contentType,
      } = action;
      const query = action.type === "lookup" ? (action.query ?? {}) : {};
      return { method, headers, query, body: trustJson(body), contentType };
    }
  }
}

/** The flat names of the call that are known here. */
function flatBody(scope: Scope): Json {
  return Object.fromEntries(
    Object.entries(flatNames).flatMap(([name, path]) =>
      writePath(path.split("."), scope) === null ? [] : [[name, `{{ ${path} }}`]],
    ),
  );
}

type Arguments = { readonly args: readonly Doc[]; readonly flat: Json | null };

function writeArguments(request: Request, scope: Scope): Arguments | null {
  const args: Doc[] = [];
  const isBodyless = request.method === "GET" || request.method === "DELETE";
  const flat = request.body === undefined && !isBodyless ? flatBody(scope) : null;
  const body = request.body ?? flat ?? undefined;
  const isText = request.contentType !== undefined;
  if (body !== undefined) {
    const written =
      isText && typeof body === "string" ? writeText(body, scope) : writeJson(body, scope);
    if (written === null) return null;
    args.push(prefixed(isText ? "text=" : "json=", written));
  }
  if (request.contentType !== undefined)
    args.push(`content_type="${escapeText(request.contentType)}"`);
  for (const [name, fields] of [
    ["headers", request.headers],
    ["params", request.query],
  ] as const) {
    if (Object.keys(fields).length === 0) continue;
    const entries = Object.entries(fields).map(([key, value]) => {
      const text = writeText(value, scope);
      return text === null ? null : prefixed(`"${escapeText(key)}": `, text);
    });
    const known = entries.filter((entry) => entry !== null);
    if (known.length < entries.length) return null;
    args.push(prefixed(`${name}=`, group("{", known, "}")));
  }
  return { args, flat };
}

function writeDelivery(retry: Retry | undefined, timeoutMs: number | undefined): readonly Doc[] {
  const timeout = timeoutMs === undefined ? [] : [`timeout=${timeoutMs / 1000}`];
  if (retry === undefined || retry === "none") return timeout;
  return [...timeout, `retries=${retry.count}`, `retry_delay=${retry.delayMs / 1000}`];
}
