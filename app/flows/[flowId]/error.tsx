"use client";

import { Page } from "#components/ui/page.tsx";
import { ProblemPanel } from "#components/ui/problem-panel.tsx";

export type EditorErrorProps = { readonly reset: () => void };

export default function EditorError({ reset }: EditorErrorProps) {
  return (
    <Page>
      <ProblemPanel
        title="The flow could not be shown."
        detail="Hookline did not answer as it should. What you drew is stored as far as it said “Saved”."
        hint="Try again; if it stays, look at what Hookline prints where it runs."
        onRetry={reset}
      />
    </Page>
  );
}
