import { FlowList } from "#components/flow-list/flow-list.tsx";
import { createFlow, deleteFlow, setFlowEnabled } from "./actions/flows.ts";

const actions = { createFlow, deleteFlow, setFlowEnabled };

export default function FlowsPage() {
  return <FlowList actions={actions} />;
}
