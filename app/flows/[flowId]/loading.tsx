import { EditorSkeleton } from "#components/flow-editor/editor-skeleton.tsx";

export default function EditorLoading() {
  return <EditorSkeleton />;
}
