import { configureGlobal } from "fast-check";
import { expect, vi } from "vitest";

/**
 * Sets how often each property is tried: 100 times in `npm test`, many more in `npm run test:long`.
 * A property may still ask for its own number. A failure prints its seed.
 */
const runs = Number(process.env["PROPERTY_RUNS"] ?? 100);
configureGlobal({ numRuns: runs, verbose: 1 });

/** A property takes seconds on a busy machine, and nothing in it waits for a clock; any other test keeps vitest's limit. */
// oxlint-disable-next-line vitest/no-standalone-expect -- asks for the name of the file, expects nothing
const isProperty = expect.getState().testPath?.endsWith(".property.test.ts") ?? false;
if (isProperty && runs <= 100) vi.setConfig({ testTimeout: 60_000 });
