import { IconArrowsSplit2 } from "@tabler/icons-react";
import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page } from "#components/ui/page.tsx";

export default function FlowNotFound() {
  return (
    <Page>
      <EmptyState
        icon={<IconArrowsSplit2 size={22} stroke={1.7} />}
        title="There is no such flow"
        line="It may have been deleted. What it sent is still in the log."
      >
        <Link href="/">See all flows</Link>
      </EmptyState>
    </Page>
  );
}
