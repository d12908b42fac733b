import { liveHookListSchema, type LiveHook } from "#core/contracts/hooks.ts";
import { problemSchema } from "#core/contracts/problem.ts";
import { closestTo } from "#core/hook/did-you-mean.ts";
import { eventCatalog } from "#core/hook/event-catalog.ts";
import { CallError, type Io } from "./io.ts";

export type HooksOptions = {
  /** Address of a running Hookline. */
  readonly url: string;
  /** Id or name of the flow, where several have a hook of that name. */
  readonly flow?: string | undefined;
};

/** `hookline hooks list`: prints every hook of the live flows. Exit status: 0. Errors: `CallError`. */
export async function listHooksCommand(options: HooksOptions, io: Io): Promise<number> {
  print({ hooks: await loadHooks(options, io) }, io);
  return 0;
}

/** `hookline hooks events`: prints every event a hook can listen to, with the live hooks that do. */
export async function listEventsCommand(options: HooksOptions, io: Io): Promise<number> {
  const hooks = await loadHooks(options, io);
  const events = eventCatalog.map(({ type, title, line }) => ({
    type,
    title,
    line,
    hooks: hooks.filter((hook) => hook.events.includes(type)).map((hook) => hook.name),
  }));
  print({ events }, io);
  return 0;
}

/**
 * `hookline hooks enable|disable NAME`: switches a hook of a live flow without publishing, and prints it. Exit status:
 * 0, or 1 when there is no such hook, or several.
 */
export async function switchHookCommand(
  name: string,
  enabled: boolean,
  options: HooksOptions,
  io: Io,
): Promise<number> {
  const hooks = await loadHooks(options, io);
  const named = hooks.filter((hook) => hook.name === name && isOf(hook, options.flow));
  const [found] = named;
  if (found === undefined) {
    const closest = closestTo(
      name,
      hooks.map((hook) => hook.name),
    );
    io.err(
      `hookline: there is no live hook "${name}".${closest === null ? "" : ` Did you mean ${closest}?`}`,
    );
    return 1;
  }
  if (named.length > 1) {
    const flows = named.map((hook) => `${hook.flowId} (${hook.flow})`).join(", ");
    io.err(`hookline: several flows have a hook "${name}": ${flows}. Say which with --flow.`);
    return 1;
  }
  const body = JSON.stringify({ name, enabled });
  const path = `/api/v1/flows/${encodeURIComponent(found.flowId)}/hooks`;
  await ask(
    path,
    { method: "PATCH", body, headers: { "content-type": "application/json" } },
    options,
    io,
  );
  // What it is now: a hook of a flow that is switched off still does not run.
  const now = (await loadHooks(options, io)).find((hook) => isSame(hook, found));
  print(now ?? found, io);
  return 0;
}

function isSame(one: LiveHook, other: LiveHook): boolean {
  return one.flowId === other.flowId && one.name === other.name;
}

function isOf(hook: LiveHook, flow: string | undefined): boolean {
  return flow === undefined || hook.flowId === flow || hook.flow === flow;
}

function print(value: object, io: Io): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}

async function loadHooks(options: HooksOptions, io: Io): Promise<readonly LiveHook[]> {
  const answer = await ask("/api/v1/hooks", {}, options, io);
  const parsed = liveHookListSchema.safeParse(await answer.json());
  if (parsed.success) return parsed.data.hooks;
  throw new CallError(`${options.url} does not answer as Hookline does. Is it another program?`);
}

type Request = {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
};

/** Errors: `CallError` when nothing runs there, or when it refuses. */
async function ask(
  path: string,
  request: Request,
  options: HooksOptions,
  io: Io,
): Promise<Response> {
  const key = io.env["HOOKLINE_API_KEY"];
  const headers = new Headers(request.headers);
  if (key !== undefined && key !== "") headers.set("authorization", `Bearer ${key}`);
  const answer = await reach(addressOf(path, options.url), { ...request, headers }, options.url);
  if (answer.ok) return answer;
  const problem = problemSchema.safeParse(await answer.json().catch(() => null));
  if (!problem.success) throw new CallError(`${options.url} answers ${answer.status}.`);
  const { detail, hint } = problem.data;
  throw new CallError(hint === undefined ? detail : `${detail} ${hint}`);
}

function addressOf(path: string, url: string): URL {
  if (/^https?:/.test(url) && URL.canParse(path, url)) return new URL(path, url);
  throw new CallError(`--url is "${url}"; give an address such as http://localhost:3000`);
}

async function reach(address: URL, request: RequestInit, url: string): Promise<Response> {
  try {
    return await fetch(address, { ...request, signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    throw new CallError(
      `no Hookline answers at ${url}. Start it with npm start, or say where it runs with --url.`,
      { cause: error },
    );
  }
}
