import type { ActionAnswer } from "#core/contracts/problem.ts";

/** The changes the list of secrets can make; the page hands them over as server actions. */
export type SecretActions = {
  readonly saveSecret: (name: string, value: string) => Promise<ActionAnswer<null>>;
  readonly deleteSecret: (name: string) => Promise<ActionAnswer<null>>;
};
