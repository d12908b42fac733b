import { startHookline } from "./fixtures/hookline-process.ts";

/** Starts Hookline once, which builds it when the build is missing or stale, and stops it again. */
export default async function buildOnce(): Promise<void> {
  const hookline = await startHookline({ readyWithinMs: 300_000 });
  await hookline.remove();
}
