import type { Dispatcher } from "undici";

/** At most this many origins keep connections open. Source: the limit stated for deliveries; pinned by the test. */
const maxOriginPools = 2_000;

/**
 * The connection pools of a process, one per key; the one used least recently is closed when there are too many.
 * Requests a closed pool has begun still end.
 */
export class OriginPools {
  /** In the order of use, the least recent first. */
  readonly #pools = new Map<string, Dispatcher>();
  readonly #closing = new Set<Dispatcher>();
  readonly #maxPools: number;

  constructor(maxPools: number = maxOriginPools) {
    this.#maxPools = maxPools;
  }

  get size(): number {
    return this.#pools.size;
  }

  /** Returns the pool of a key, made when there is none. Use it at once: a later `get` may close it. */
  get(key: string, make: () => Dispatcher): Dispatcher {
    const pool = this.#pools.get(key) ?? make();
    this.#pools.delete(key);
    this.#pools.set(key, pool);
    this.#closeLeastRecent();
    return pool;
  }

  /** Ends every connection, also those in use: their requests fail. Call it when nothing is sent any more. */
  async close(): Promise<void> {
    const all = [...this.#pools.values(), ...this.#closing];
    this.#pools.clear();
    await Promise.all(all.map((pool) => pool.destroy()));
  }

  #closeLeastRecent(): void {
    for (const [key, pool] of this.#pools) {
      if (this.#pools.size <= this.#maxPools) return;
      this.#pools.delete(key);
      this.#closing.add(pool);
      pool.close(() => this.#closing.delete(pool));
    }
  }
}
