/**
 * Whether more events can be taken on. Counted by the worker loop about once a second, so the bound is soft by what
 * arrives in a second; it protects the disk, not an exact number.
 */
export type Backlog = {
  isFull(): boolean;
  /** Seconds after which a sender should try again. */
  readonly retryAfterSeconds: number;
  /** Sets the latest count of open deliveries. */
  set(count: number): void;
};

export function createBacklog(maxPending: number): Backlog {
  let pending = 0;
  return {
    isFull: () => pending >= maxPending,
    retryAfterSeconds: 5,
    set(count) {
      pending = count;
    },
  };
}
