import type { Argument, Expression } from "../python/syntax.ts";
import { nameOf, type Reading } from "./reading.ts";
import {
  argumentOf,
  readIndex,
  readSecret,
  readValue,
  settle,
  toLiteral,
  withDefault,
  withFilter,
} from "./read-value.ts";
import { constant, type HttpDefaults, joinText, pathTo, unknown, type Value } from "./value.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** Returns what a call gives, as far as it does nothing but look something up or change a text. */
export function readCallValue(call: Call, reading: Reading): Value {
  const { callee, args } = call;
  if (callee.kind === "name") {
    const known = nameOf(reading, callee.name);
    if (known === undefined) return readBuiltin(callee.name, args, reading);
    return known.kind === "module" ? readModuleCall(known.name, args, reading) : unknown;
  }
  if (callee.kind !== "member") return unknown;
  const of = readValue(callee.of, reading);
  if (of.kind === "module") return readModuleCall(`${of.name}.${callee.name}`, args, reading);
  return readMethod(of, { name: callee.name, args, call }, reading);
}

/** Names every module has, and those that exported modules bring with them (`export/module-text.ts`). */
function readBuiltin(name: string, args: readonly Argument[], reading: Reading): Value {
  const [first, second] = args.map((argument) => readValue(argument.value, reading));
  if (first === undefined) {
    if (name === "set") return { kind: "list", form: "set", elements: [] };
    return name === "dict" || name === "list" ? { kind: "dict", entries: [] } : unknown;
  }
  const value = settle(first);
  switch (name) {
    case "str":
    case "dict":
    case "list":
    case "bool":
    case "_quote":
    case "_show":
    case "_text":
      return value;
    case "int":
    case "float":
    case "_number":
      return value;
    case "_lower":
      return withFilter(value, "downcase");
    case "SilenceClock":
      return { kind: "object", object: "silence" };
    case "len":
      return withFilter(value, "size");
    case "round":
      return withFilter(value, "round");
    case "_secret":
      return first.kind === "constant" && typeof first.value === "string"
        ? readSecret(first.value)
        : unknown;
    case "_pick":
      return args
        .slice(1)
        .reduce<Value>(
          (of, argument) => readIndex(of, readValue(argument.value, reading)),
          keepObject(first),
        );
    case "_default":
      return second === undefined ? unknown : withDefault(value, second);
    default:
      return unknown;
  }
}

/** Session data is looked into by name, an answer by the path of its body. */
function keepObject(value: Value): Value {
  return value.kind === "object" || value.kind === "metrics" ? value : settle(value);
}

const nowCalls = /^(datetime\.)?(datetime|date)\.(now|utcnow|today)$/;
const clockCalls =
  /^(time\.monotonic|time\.perf_counter|asyncio\.get_event_loop|asyncio\.get_running_loop)$/;

function readModuleCall(name: string, args: readonly Argument[], reading: Reading): Value {
  const [first] = args;
  if (nowCalls.test(name)) return pathTo("now");
  if (name === "time.time") return { ...pathTo("now"), filters: ['date: "%s"', "times: 1"] };
  if (name === "random.random") return { kind: "module", name: "random()" };
  if (clockCalls.test(name)) return { kind: "clock" };
  if (name === "json.dumps" && first !== undefined) return readValue(first.value, reading);
  if (name === "os.getenv" || name === "os.environ.get") {
    const key = first === undefined ? unknown : readValue(first.value, reading);
    return key.kind === "constant" && typeof key.value === "string"
      ? readSecret(key.value)
      : unknown;
  }
  if (name === "random.choice" && first !== undefined) {
    const list = readValue(first.value, reading);
    return list.kind === "list" ? { kind: "choice", elements: list.elements } : unknown;
  }
  if (/(^|\.)AgentRunner$/.test(name)) return { kind: "object", object: "runner" };
  if (/(^|\.)(Agent|Voice|Call)?Session$/.test(name) && !/^(aiohttp|requests)\./.test(name)) {
    return { kind: "object", object: "session" };
  }
  if (/^(httpx\.(Async)?Client|aiohttp\.ClientSession|requests\.Session)$/.test(name)) {
    return { kind: "http", defaults: readDefaults(args, reading) };
  }
  if (/^(aiohttp\.ClientTimeout|httpx\.Timeout)$/.test(name)) {
    const total = argumentOf(args, "total", 0);
    return total === null ? unknown : readValue(total, reading);
  }
  if (/^(logging\.getLogger|structlog\.get_logger)$/.test(name)) {
    return { kind: "module", name: "logging" };
  }
  return unknown;
}

export function readDefaults(args: readonly Argument[], reading: Reading): HttpDefaults {
  const baseUrl = args.find((argument) => argument.name === "base_url");
  const headers = args.find((argument) => argument.name === "headers");
  const timeout = args.find((argument) => argument.name === "timeout");
  const read = headers === undefined ? unknown : readValue(headers.value, reading);
  return {
    baseUrl: baseUrl === undefined ? null : readValue(baseUrl.value, reading),
    headers: read.kind === "dict" ? read.entries : [],
    timeoutMs: timeout === undefined ? null : toMs(readValue(timeout.value, reading)),
  };
}

/** Seconds as milliseconds within what an action may wait. */
export function toMs(value: Value): number | null {
  if (value.kind !== "constant" || typeof value.value !== "number" || value.value <= 0) return null;
  return Math.min(120_000, Math.max(100, Math.round(value.value * 1000)));
}

type Method = { readonly name: string; readonly args: readonly Argument[]; readonly call: Call };

const textMethods: Readonly<Record<string, string>> = {
  lower: "downcase",
  casefold: "downcase",
  upper: "upcase",
  strip: "strip",
  lstrip: "lstrip",
  rstrip: "rstrip",
  capitalize: "capitalize",
};

function readMethod(of: Value, method: Method, reading: Reading): Value {
  const { name, args } = method;
  const values = args.map((argument) => readValue(argument.value, reading));
  const [first, second] = values;
  if (name === "get" && first !== undefined) {
    const found = readIndex(of.kind === "response" ? settle(of) : of, first);
    return second === undefined ? found : withDefault(found, second);
  }
  if (of.kind === "object" && of.object === "metrics" && name === "live") {
    return { kind: "metrics", path: [] };
  }
  if (of.kind === "response" && name === "json") return settle(of);
  if (name === "time" && of.kind === "clock") return of;
  if (of.kind === "constant" && typeof of.value === "string")
    return readConstantMethod(of.value, method, values);
  if (of.kind !== "path") return name === "isoformat" ? of : unknown;
  const filter = Object.hasOwn(textMethods, name) ? textMethods[name] : undefined;
  if (filter !== undefined && args.length === 0) return withFilter(of, filter);
  if (name === "isoformat") return of;
  if (name === "replace" && first?.kind === "constant" && second?.kind === "constant") {
    const written = [first, second].map((value) => toLiteral(value.value));
    return written.includes(null) ? unknown : withFilter(of, `replace: ${written.join(", ")}`);
  }
  return unknown;
}

function readConstantMethod(text: string, method: Method, values: readonly Value[]): Value {
  if (method.args.length === 0) {
    if (method.name === "lower") return constant(text.toLowerCase());
    if (method.name === "upper") return constant(text.toUpperCase());
    if (method.name === "strip") return constant(text.trim());
  }
  return method.name === "format" ? readFormatted(text, method.args, values) : unknown;
}

/** `"{} of {name}".format(…)` */
function readFormatted(text: string, args: readonly Argument[], values: readonly Value[]): Value {
  const parts: Value[] = [];
  let place = 0;
  let at = 0;
  for (const found of text.matchAll(/\{\{|\}\}|\{(\w*)\}/g)) {
    parts.push(constant(text.slice(at, found.index)));
    at = found.index + found[0].length;
    const name = found[1];
    if (name === undefined) {
      parts.push(constant(found[0].charAt(0)));
      continue;
    }
    const index = name === "" ? place++ : args.findIndex((argument) => argument.name === name);
    const value = values[/^\d+$/.test(name) ? Number(name) : index];
    if (value === undefined) return unknown;
    parts.push(settle(value));
  }
  parts.push(constant(text.slice(at)));
  return joinText(parts);
}
