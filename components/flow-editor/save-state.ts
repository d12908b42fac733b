import type { Problem } from "#core/contracts/problem.ts";

/**
 * Where the draft stands with the server.
 *
 * `saved` nothing to do · `dirty` changed, not sent yet · `saving` on its way · `failed` not stored, tried again by
 * itself · `conflict` somebody else changed the draft: nothing is sent until a person chooses.
 */
export type SaveState =
  | { readonly kind: "saved" }
  | { readonly kind: "dirty" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "conflict"; readonly problem: Problem };

export const saved: SaveState = { kind: "saved" };

export function saveWords(state: SaveState): string {
  switch (state.kind) {
    case "saved":
      return "Saved";
    case "dirty":
    case "saving":
      return "Saving…";
    case "failed":
      return "Not saved";
    case "conflict":
      return "Changed elsewhere";
  }
}
