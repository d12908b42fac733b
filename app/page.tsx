import { FlowList } from "#components/flow-list/flow-list.tsx";
import { createFlow, deleteFlow, importHooks, setFlowEnabled } from "./actions/flows.ts";

const actions = { createFlow, deleteFlow, importHooks, setFlowEnabled };

export default function FlowsPage() {
  return <FlowList actions={actions} />;
}
