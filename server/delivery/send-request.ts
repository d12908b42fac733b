import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { Pool } from "undici";
import { headerProblem } from "#core/delivery/request-header.ts";
import type { SendFailure, SendResponse } from "#core/delivery/send-outcome.ts";
import { Secret } from "../secret/secret.ts";
import type { ExchangeEnd } from "./exchange.ts";
import { Exchange } from "./exchange.ts";
import type { ResolveAddresses } from "./guarded-lookup.ts";
import { guardedLookup } from "./guarded-lookup.ts";
import type { OriginPools } from "./origin-pools.ts";
import type { OutboundGuard, OutboundPlace, OutboundTarget } from "./outbound-url.ts";
import { formatPlace } from "./outbound-url.ts";
import type { FailureReason } from "./send-failure.ts";
import { fromRefusal, toFailureReason } from "./send-failure.ts";

/** A request as it goes out, its secrets filled in and its signature among the headers. */
export type OutgoingRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  /** `null`: no body. Sent as UTF-8. */
  readonly body: string | null;
  /** For connection, answer and body together. */
  readonly timeoutMs: number;
  /** Aborted when Hookline stops. */
  readonly signal?: AbortSignal;
};

export type SendContext = {
  readonly guard: OutboundGuard;
  readonly pools: OriginPools;
  readonly lookup: ResolveAddresses;
  /** A clock that never goes back, in milliseconds, such as `performance.now`. */
  readonly monotonicMs: () => number;
};

/** Bytes of an answer that are kept; past them the connection is given up. Pinned by the test of a huge answer. */
const maxResponseBytes = 64 * 1024;

/** At most this many connections to one origin; requests beyond wait, within their timeout. */
const connectionsPerOrigin = 128;
/** The longest a connection may take to come about, whatever the request's own timeout. */
const connectTimeoutMs = 10_000;
/** A connection is renewed after this time, so that a change of DNS is noticed under constant load. */
const connectionLifeMs = 300_000;

/**
 * Sends one request and returns what came of it. Never rejects because of the outside world.
 *
 * No redirect is followed and no answer decompressed. A connection is made only to addresses the guard lets through,
 * and kept for the next request to the same origin under the same rules. An answer whose body broke off still counts:
 * the receiver has spoken.
 */
export async function sendRequest(
  request: OutgoingRequest,
  context: SendContext,
): Promise<SendResponse | SendFailure> {
  const startedMs = context.monotonicMs();
  const durationMs = () => Math.round(context.monotonicMs() - startedMs);
  const target = context.guard.checkUrl(request.url);
  if (!target.ok) return unsent(fromRefusal(target), durationMs());
  const problem = findHeaderProblem(request.headers);
  if (problem !== null) return unsent(badHeader(problem), durationMs());

  const exchange = new Exchange(maxResponseBytes);
  const end = await runExchange(exchange, request, () => {
    const pool = poolFor(target, context);
    pool.dispatch(toDispatch(request, target), exchange);
  });
  return toOutcome({ exchange, end, request, place: target.place, durationMs: durationMs() });
}

async function runExchange(
  exchange: Exchange,
  { timeoutMs, signal }: OutgoingRequest,
  dispatch: () => void,
): Promise<ExchangeEnd> {
  if (signal?.aborted === true) return { how: "cancelled" };
  const timer = setTimeout(() => exchange.stop("timeout"), timeoutMs);
  const cancel = () => exchange.stop("cancelled");
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    dispatch();
    return await exchange.ended;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}

function poolFor({ url, place }: OutboundTarget, context: SendContext): Dispatcher {
  const { guard, pools, lookup } = context;
  return pools.get(`${url.origin} ${guard.policy}`, () => {
    return new Pool(url.origin, {
      connections: connectionsPerOrigin,
      clientTtl: connectionLifeMs,
      // One timer ends the whole exchange.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { lookup: guardedLookup(guard, place, lookup), timeout: connectTimeoutMs },
    });
  });
}

function toDispatch(request: OutgoingRequest, { url }: OutboundTarget): Dispatcher.DispatchOptions {
  return {
    method: request.method,
    path: `${url.pathname}${url.search}`,
    headers: request.headers.flat(),
    body: request.body,
  };
}

type EndedExchange = {
  readonly exchange: Exchange;
  readonly end: ExchangeEnd;
  readonly request: OutgoingRequest;
  readonly place: OutboundPlace;
  readonly durationMs: number;
};

function toOutcome({
  exchange,
  end,
  request,
  place,
  durationMs,
}: EndedExchange): SendResponse | SendFailure {
  if (exchange.answer !== null) {
    const bodyCut = toBodyCut(end);
    return {
      kind: "response",
      status: exchange.answer.status,
      headers: toRecordedHeaders(exchange.answer.headers),
      body: toText(exchange.body, bodyCut !== null),
      bodyCut,
      sentAnyByte: true,
      durationMs,
    };
  }
  const reason = toReason(end, exchange.started, { place, timeoutMs: request.timeoutMs });
  return { ...reason, sentAnyByte: exchange.started, durationMs };
}

function toReason(
  end: ExchangeEnd,
  started: boolean,
  { place, timeoutMs }: { readonly place: OutboundPlace; readonly timeoutMs: number },
): FailureReason {
  if (end.how === "error") return toFailureReason(end.error, place, started);
  const where = formatPlace(place);
  if (end.how === "cancelled") {
    const message = `Hookline stopped before ${where} had answered.`;
    return { kind: "cancelled", code: "hookline.stopped", message, allowable: null };
  }
  if (started) {
    const message = `${where} did not answer within ${timeoutMs} ms.`;
    return { kind: "timeout", code: "network.timeout", message, allowable: null };
  }
  const message = `${where}: no connection came about within ${timeoutMs} ms.`;
  return { kind: "connect-timeout", code: "network.connect-timeout", message, allowable: null };
}

function unsent(reason: FailureReason, durationMs: number): SendFailure {
  return { ...reason, sentAnyByte: false, durationMs };
}

function findHeaderProblem(headers: OutgoingRequest["headers"]): string | null {
  for (const [name, value] of headers) {
    const problem = headerProblem(name, value);
    if (problem !== null) return problem;
  }
  return null;
}

function badHeader(message: string): FailureReason {
  return { kind: "bad-header", code: "action.bad-header", message, allowable: null };
}

function toBodyCut(end: ExchangeEnd): SendResponse["bodyCut"] {
  if (end.how === "complete") return null;
  return end.how === "limit" || end.how === "timeout" ? end.how : "reset";
}

/** Reads bytes as UTF-8; of a body that was cut, a last character that is not whole is left out. */
function toText(bytes: Uint8Array, isCut: boolean): string {
  return new TextDecoder().decode(bytes, { stream: isCut }).replaceAll("\u0000", "\uFFFD");
}

function toRecordedHeaders(headers: IncomingHttpHeaders): SendResponse["headers"] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []]
      .flat()
      .map((one) => [name, name === "set-cookie" ? new Secret(one).toString() : one] as const),
  );
}
