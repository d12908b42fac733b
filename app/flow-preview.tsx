"use client";

import dynamic from "next/dynamic";

/** The canvas of an import, loaded when there is something to show. */
export const FlowPreview = dynamic(
  async () => (await import("#components/flow-editor/flow-preview.tsx")).FlowPreview,
  { ssr: false },
);
