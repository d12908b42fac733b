import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { FlowEditor } from "#components/flow-editor/flow-editor.tsx";
import { getFlow } from "#server/flow/get-flow.ts";
import { handleAction } from "#server/http/handle.ts";
import { publishFlow, updateFlow } from "../../actions/flows.ts";
import { saveSecret } from "../../actions/secrets.ts";
import { runTestCall } from "../../actions/test-calls.ts";

const actions = { publishFlow, updateFlow, saveSecret, runTestCall };

/** One read for the page and its title. */
const loadFlow = cache((flowId: string) => handleAction((context) => getFlow(context, { flowId })));

export type EditorPageProps = {
  readonly params: Promise<{ readonly flowId: string }>;
  /** `?export` opens the export. */
  readonly searchParams: Promise<{ readonly export?: string | string[] }>;
};

export async function generateMetadata({
  params,
}: Pick<EditorPageProps, "params">): Promise<Metadata> {
  const answer = await loadFlow((await params).flowId);
  return { title: answer.ok ? answer.value.flow.name : "Flow" };
}

export default async function EditorPage({ params, searchParams }: EditorPageProps) {
  const answer = await loadFlow((await params).flowId);
  if (answer.ok) {
    const opensExport = (await searchParams).export !== undefined;
    return <FlowEditor detail={answer.value} actions={actions} opensExport={opensExport} />;
  }
  if (answer.problem.code === "NOT_FOUND") notFound();
  throw new Error(answer.problem.detail);
}
