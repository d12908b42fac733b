import { FlowList } from "#components/flow-list/flow-list.tsx";
import { createFlow, deleteFlow, importHooks, setFlowEnabled } from "./actions/flows.ts";
import { FlowPreview } from "./flow-preview.tsx";

const actions = { createFlow, deleteFlow, importHooks, setFlowEnabled };

export type FlowsPageProps = {
  /** `?import` opens the import. */
  readonly searchParams: Promise<{ readonly import?: string | string[] }>;
};

export default async function FlowsPage({ searchParams }: FlowsPageProps) {
  const { import: opensImport } = await searchParams;
  return (
    <FlowList actions={actions} Preview={FlowPreview} opensImport={opensImport !== undefined} />
  );
}
