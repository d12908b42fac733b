import { Buffer } from "node:buffer";
import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";

/** How an exchange came to its end. `limit`: more body came than is read. */
export type ExchangeEnd =
  | { readonly how: "complete" | "limit" | "timeout" | "cancelled" }
  | { readonly how: "error"; readonly error: unknown };

/**
 * One request on a connection and what comes back, as undici tells it. Ends exactly once; whatever undici says after
 * that is ignored, and a request that was still waiting for its connection is dropped before a byte leaves.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly ended: Promise<ExchangeEnd>;
  /** True once bytes of the request may have left. */
  started = false;
  /** `null` until the final status line has come. */
  answer: { readonly status: number; readonly headers: IncomingHttpHeaders } | null = null;

  readonly #resolveEnded: (end: ExchangeEnd) => void;
  readonly #maxBodyBytes: number;
  readonly #chunks: Buffer[] = [];
  #bodyBytes = 0;
  #hasEnded = false;
  #controller: Dispatcher.DispatchController | null = null;

  constructor(maxBodyBytes: number) {
    const { promise, resolve } = Promise.withResolvers<ExchangeEnd>();
    this.ended = promise;
    this.#resolveEnded = resolve;
    this.#maxBodyBytes = maxBodyBytes;
  }

  /** The body as far as it was read. */
  get body(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  /** Ends the exchange from this side and gives up its connection. */
  stop(how: "timeout" | "cancelled"): void {
    this.#end({ how });
    this.#giveUpConnection();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#hasEnded) this.#giveUpConnection();
    else this.started = true;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    const isInterim = status < 200;
    if (!isInterim && !this.#hasEnded) this.answer = { status, headers };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#hasEnded) return;
    const room = this.#maxBodyBytes - this.#bodyBytes;
    this.#chunks.push(chunk.subarray(0, room));
    this.#bodyBytes += Math.min(chunk.length, room);
    if (chunk.length <= room) return;
    this.#end({ how: "limit" });
    this.#giveUpConnection();
  }

  onResponseEnd(): void {
    this.#end({ how: "complete" });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end({ how: "error", error });
  }

  #end(end: ExchangeEnd): void {
    this.#hasEnded = true;
    // Later calls change nothing: a promise keeps its first value.
    this.#resolveEnded(end);
  }

  #giveUpConnection(): void {
    this.#controller?.abort(new Error("Hookline waits for this answer no longer"));
  }
}
