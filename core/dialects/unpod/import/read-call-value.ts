import type { Argument, Expression } from "../python/syntax.ts";
import { nameOf, type Reading } from "./reading.ts";
import {
  argumentOf,
  readIndex,
  readSecret,
  settle,
  toLiteral,
  withDefault,
  withFilter,
} from "./value-parts.ts";
import { constant, type HttpDefaults, joinText, pathTo, unknown, type Value } from "./value.ts";

type Call = Extract<Expression, { kind: "call" }>;
/** Reads what a call is given. */
type Read = (expression: Expression) => Value;
type ReadIn = (expression: Expression, reading: Reading) => Value;

/** Returns what a call gives, as far as it does nothing but look something up or change a text. */
export function readCallValue(call: Call, reading: Reading, readValue: ReadIn): Value {
  const read: Read = (expression) => readValue(expression, reading);
  const { callee, args } = call;
  if (callee.kind === "name") {
    const known = nameOf(reading, callee.name);
    if (known === undefined) return readBuiltin(callee.name, args, read);
    return known.kind === "module" ? readModuleCall(known.name, args, read) : unknown;
  }
  if (callee.kind !== "member") return unknown;
  const of = read(callee.of);
  if (of.kind === "module") return readModuleCall(`${of.name}.${callee.name}`, args, read);
  return readMethod(of, { name: callee.name, args, call }, read);
}

/** Names every module has, and those that exported modules bring with them (`export/module-text.ts`). */
function readBuiltin(name: string, args: readonly Argument[], read: Read): Value {
  const [first, second] = args.map((argument) => read(argument.value));
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
        .reduce<Value>((of, argument) => readIndex(of, read(argument.value)), keepObject(first));
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

function readModuleCall(name: string, args: readonly Argument[], read: Read): Value {
  const [first] = args;
  if (nowCalls.test(name)) return pathTo("now");
  if (name === "time.time") return { ...pathTo("now"), filters: ['date: "%s"', "times: 1"] };
  if (name === "random.random") return { kind: "module", name: "random()" };
  if (clockCalls.test(name)) return { kind: "clock" };
  if (name === "json.dumps" && first !== undefined) return read(first.value);
  if (name === "os.getenv" || name === "os.environ.get") {
    const key = first === undefined ? unknown : read(first.value);
    return key.kind === "constant" && typeof key.value === "string"
      ? readSecret(key.value)
      : unknown;
  }
  if (name === "random.choice" && first !== undefined) {
    const list = read(first.value);
    return list.kind === "list" ? { kind: "choice", elements: list.elements } : unknown;
  }
  if (/(^|\.)AgentRunner$/.test(name)) return { kind: "object", object: "runner" };
  if (/(^|\.)(Agent|Voice|Call)?Session$/.test(name) && !/^(aiohttp|requests)\./.test(name)) {
    return { kind: "object", object: "session" };
  }
  if (/^(httpx\.(Async)?Client|aiohttp\.ClientSession|requests\.Session)$/.test(name)) {
    return { kind: "http", defaults: readDefaults(args, read) };
  }
  if (/^(aiohttp\.ClientTimeout|httpx\.Timeout)$/.test(name)) {
    const total = argumentOf(args, "total", 0);
    return total === null ? unknown : read(total);
  }
  if (/^(logging\.getLogger|structlog\.get_logger)$/.test(name)) {
    return { kind: "module", name: "logging" };
  }
  return unknown;
}

function readDefaults(args: readonly Argument[], read: Read): HttpDefaults {
  const baseUrl = args.find((argument) => argument.name === "base_url");
  const headers = args.find((argument) => argument.name === "headers");
  const timeout = args.find((argument) => argument.name === "timeout");
  const given = headers === undefined ? unknown : read(headers.value);
  return {
    baseUrl: baseUrl === undefined ? null : read(baseUrl.value),
    headers: given.kind === "dict" ? given.entries : [],
    timeoutMs: timeout === undefined ? null : toMs(read(timeout.value)),
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

function readMethod(of: Value, method: Method, read: Read): Value {
  const { name, args } = method;
  const values = args.map((argument) => read(argument.value));
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
