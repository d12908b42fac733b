import { configureGlobal } from "fast-check";

/**
 * Sets how often each property is tried: 100 times in `npm test`, many more in `npm run test:long`.
 * A property may still ask for its own number. A failure prints its seed.
 */
const runs = Number(process.env["PROPERTY_RUNS"] ?? 100);
configureGlobal({ numRuns: runs, verbose: 1 });
