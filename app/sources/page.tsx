import type { Metadata } from "next";
import { SourceList } from "#components/sources/source-list.tsx";
import { createSource, deleteSource, updateSource } from "../actions/sources.ts";

export const metadata: Metadata = { title: "Sources" };

const actions = { createSource, updateSource, deleteSource };

export default function SourcesPage() {
  return <SourceList actions={actions} />;
}
