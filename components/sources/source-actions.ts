import type { z } from "zod";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import type { Source, writeSourceSchema } from "#core/contracts/sources.ts";

export type SourceInput = z.input<typeof writeSourceSchema>;

/** The changes the pages of sources can make; the page hands them over as server actions. */
export type SourceActions = {
  readonly createSource: (source: SourceInput) => Promise<ActionAnswer<Source>>;
  readonly updateSource: (id: string, source: SourceInput) => Promise<ActionAnswer<Source>>;
  readonly deleteSource: (id: string) => Promise<ActionAnswer<null>>;
};
