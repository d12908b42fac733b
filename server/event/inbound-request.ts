/** Reads one request header by its lower-case name; `null` when it is not there. */
export type HeaderReader = (name: string) => string | null;

/** A request as its headers tell it, before its body is read. */
export type InboundRequest = {
  readonly header: HeaderReader;
  readonly method: string;
  /** The whole address, as the platform was told it. */
  readonly url: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
};

/** Says whether a body, byte for byte as it was received, is the one that the headers vouch for. */
export type BodyCheck = (body: Uint8Array) => boolean;
