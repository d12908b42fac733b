/** The present. An argument everywhere, so that a test can set it. */
export type Clock = {
  /** Epoch milliseconds, UTC. */
  nowMs(): number;
};

export const systemClock: Clock = { nowMs: () => Date.now() };
