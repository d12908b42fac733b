import type { Metadata } from "next";
import { SourcePage } from "#components/sources/source-page.tsx";
import { createSource, deleteSource, updateSource } from "../../actions/sources.ts";

export const metadata: Metadata = { title: "Source" };

const actions = { createSource, updateSource, deleteSource };

export type OneSourcePageProps = { readonly params: Promise<{ readonly sourceId: string }> };

export default async function OneSourcePage({ params }: OneSourcePageProps) {
  const { sourceId } = await params;
  return <SourcePage sourceId={sourceId} actions={actions} />;
}
