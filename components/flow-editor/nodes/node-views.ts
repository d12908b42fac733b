import { ActionNodeView } from "./action-node.tsx";
import { EventNodeView } from "./event-node.tsx";
import { FilterNodeView } from "./filter-node.tsx";

/** Which component shows which kind of node. */
export const nodeViews = {
  event: EventNodeView,
  filter: FilterNodeView,
  action: ActionNodeView,
};
