"use client";

import { useQuery } from "@tanstack/react-query";
import { flowListSchema, liveHooksSchema } from "#core/contracts/flows.ts";
import type { RunsOn } from "#core/hook/hook.ts";
import type { LintOptions, LiveHooks } from "#core/lint/lint-rule.ts";
import { readApi } from "../../read-api.ts";
import type { EditorState } from "../editor-store.ts";
import { useSecretNames } from "../inspector/use-secrets.ts";
import { useEditor, useEditorStore } from "../use-editor.ts";

/** Flows that are compared with this one; more than people keep live at once. */
const maxFlows = 50;

/** What lint wants to know beside the flow. What is not known yet is left out, and then nothing is said of it. */
export function useSurroundings(): Pick<LintOptions, "secrets" | "elsewhere"> {
  const secrets = useSecretNames();
  const { flowId } = useEditorStore();
  const runsOn = useEditor(selectRunsOn);
  const elsewhere = useQuery({
    queryKey: ["live-hooks", flowId, runsOn],
    queryFn: () => readElsewhere(flowId, runsOn),
    staleTime: 30_000,
  });
  return { secrets: secrets.data, elsewhere: elsewhere.data };
}

/** The live hooks of the other flows that somebody else runs: only those can do a thing a second time. */
async function readElsewhere(flowId: string, runsOn: RunsOn): Promise<readonly LiveHooks[]> {
  const { flows } = await readApi("/api/v1/flows", flowListSchema);
  const others = flows.filter(
    (flow) =>
      flow.id !== flowId && flow.enabled && flow.liveVersion !== null && flow.runsOn !== runsOn,
  );
  return await Promise.all(
    others.slice(0, maxFlows).map(async (flow) => ({
      name: flow.name,
      runsOn: flow.runsOn,
      document: await readApi(`/api/v1/flows/${flow.id}/hooks`, liveHooksSchema),
    })),
  );
}

function selectRunsOn({ history }: EditorState): RunsOn {
  return history.present.runsOn;
}
