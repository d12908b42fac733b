import { type LiveFlow, prepareProgram, type Program } from "#core/engine/program.ts";
import type { Executor } from "#db/client.ts";
import { loadLiveFlows, type StoredLiveFlow } from "#db/queries/ingest/load-live-flows.ts";

export type LoadedProgram = {
  readonly hooksVersion: number;
  readonly program: Program;
  /** Live version by flow id: kept with each event, so that its verdicts can be read with the hooks of then. */
  readonly versions: { readonly [flowId: string]: number };
};

/**
 * Keeps the prepared hooks of each workspace in memory. The caller reads the workspace's version in the transaction
 * of the event, so a publish holds for every event answered after it, in every process.
 */
export type ProgramCache = {
  get(executor: Executor, workspaceId: string, hooksVersion: number): Promise<LoadedProgram>;
};

export function createProgramCache(): ProgramCache {
  const loaded = new Map<string, LoadedProgram>();
  return {
    async get(executor, workspaceId, hooksVersion) {
      const known = loaded.get(workspaceId);
      if (known !== undefined && known.hooksVersion === hooksVersion) return known;
      const flows = await loadLiveFlows(executor, workspaceId);
      const fresh = prepare(flows, hooksVersion);
      loaded.set(workspaceId, fresh);
      return fresh;
    },
  };
}

function prepare(flows: readonly StoredLiveFlow[], hooksVersion: number): LoadedProgram {
  return {
    hooksVersion,
    program: prepareProgram(toLiveFlows(flows)),
    versions: Object.fromEntries(flows.map((flow) => [flow.flowId, flow.version])),
  };
}

/** Stored flows as the engine takes them. */
export function toLiveFlows(flows: readonly StoredLiveFlow[]): readonly LiveFlow[] {
  return flows.map((flow) => ({
    flowId: flow.flowId,
    version: flow.version,
    runsOn: flow.runsOn,
    document: flow.document,
    switches: flow.enabled ? flow.switches : allOff(flow),
  }));
}

/** A flow that is switched off still says so for each of its hooks. */
function allOff(flow: StoredLiveFlow): { [hookName: string]: boolean } {
  return Object.fromEntries(flow.document.hooks.map((hook) => [hook.name ?? "", false]));
}
