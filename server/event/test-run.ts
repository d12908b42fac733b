import type { Program } from "#core/engine/program.ts";

/** A test run: its own hooks instead of the live ones, under a call id of its own, badged and left out of rates. */
export type TestRun = {
  readonly program: Program;
  readonly callId: string;
};
