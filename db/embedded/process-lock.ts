import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { systemErrorCode } from "./embedded-postgres-error.ts";
import { isProcessRunning, readProcessIdentity } from "./process-identity.ts";

const ownerSchema = z.object({
  /** Names this one acquisition. */
  token: z.string(),
  pid: z.number().int(),
  /** Tells the owner from a later process with the same number; `null` where the system does not say. */
  identity: z.string().nullable(),
  /** It has been told to end: whoever wants the lock need not give up. */
  isEnding: z.boolean().default(false),
});
type Owner = z.infer<typeof ownerSchema>;

export type ProcessLock = {
  /** Says that the release is near. */
  readonly announceRelease: () => Promise<void>;
  readonly release: () => Promise<void>;
};
export type HeldLock = { readonly heldBy: number; readonly isEnding: boolean };

const maxRounds = 50;
const contestedWaitMs = 10;

/**
 * Takes a lock for this process, or returns who has it. The directory of `lockFile` exists.
 *
 * A lock left behind by a process that was killed is taken over, also when its process number belongs to another
 * program by now.
 */
export async function tryProcessLock(lockFile: string): Promise<ProcessLock | HeldLock> {
  const own: Owner = {
    token: randomBytes(12).toString("hex"),
    pid: process.pid,
    identity: await readProcessIdentity(process.pid),
    isEnding: false,
  };
  const draft = `${lockFile}.${own.token}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    const owner = await acquire(lockFile, draft);
    if (owner !== null) return { heldBy: owner.pid, isEnding: owner.isEnding };
    return {
      announceRelease: () => announceRelease(lockFile, own),
      release: () => release(lockFile, own),
    };
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Makes `lockFile` a complete file with our content in one step, so that nobody ever reads half of one. Returns the
 * owner when that is another process.
 */
async function acquire(lockFile: string, draft: string): Promise<Owner | null> {
  for (let round = 0; round < maxRounds; round += 1) {
    if (await linkNew(draft, lockFile)) return null;
    const found = await readOwner(lockFile);
    if (found === "gone") continue;
    if (found !== "unreadable" && (await isOwnerRunning(found))) return found;
    const token = found === "unreadable" ? "unreadable" : found.token;
    if (await takeOver({ lockFile, draft, token })) return null;
    await setTimeout(contestedWaitMs);
  }
  throw new Error(`the lock ${lockFile} could not be taken: other processes keep changing it`);
}

/**
 * Replaces a stale lock. Only the holder of `<lock>.stale-<token>` may replace the lock that carries `token`, and it
 * looks again first: of two processes that saw the same stale lock, the slower finds another token and backs off.
 */
async function takeOver(stale: {
  lockFile: string;
  draft: string;
  token: string;
}): Promise<boolean> {
  const claim = `${stale.lockFile}.stale-${stale.token}`;
  if (!(await linkNew(stale.draft, claim))) {
    const claimant = await readOwner(claim);
    const isAbandoned = typeof claimant === "object" && !(await isOwnerRunning(claimant));
    if (isAbandoned) await rm(claim, { force: true });
    return false;
  }
  try {
    const found = await readOwner(stale.lockFile);
    const token = typeof found === "object" ? found.token : found;
    if (token !== stale.token) return false;
    await rename(stale.draft, stale.lockFile);
    return true;
  } finally {
    await rm(claim, { force: true });
  }
}

async function announceRelease(lockFile: string, own: Owner): Promise<void> {
  const draft = `${lockFile}.${own.token}`;
  await writeFile(draft, JSON.stringify({ ...own, isEnding: true }), { mode: 0o600 });
  await rename(draft, lockFile);
}

async function release(lockFile: string, own: Owner): Promise<void> {
  const found = await readOwner(lockFile);
  if (typeof found === "object" && found.token === own.token) await rm(lockFile, { force: true });
}

async function isOwnerRunning(owner: Owner): Promise<boolean> {
  if (!(await isProcessRunning(owner.pid))) return false;
  const identity = await readProcessIdentity(owner.pid);
  return identity === null || owner.identity === null || identity === owner.identity;
}

async function readOwner(file: string): Promise<Owner | "gone" | "unreadable"> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    return systemErrorCode(error) === "ENOENT" ? "gone" : "unreadable";
  }
}

/** Makes `target` another name of the complete file `existing`, in one step, unless `target` exists. */
async function linkNew(existing: string, target: string): Promise<boolean> {
  try {
    await link(existing, target);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === "EEXIST") return false;
    throw error;
  }
}
