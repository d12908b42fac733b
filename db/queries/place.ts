/** A place in a list that runs from the newest down: the page after it starts with what is older. */
export type Place = {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Decides between rows of the same millisecond. */
  readonly id: string;
};
