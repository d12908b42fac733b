import type { PartDraft } from "#core/hook/draft.ts";
import type { DraftFields } from "./draft-fields.ts";

/** What every form of an action gets. */
export type ActionFormProps = {
  readonly action: PartDraft;
  /** `field` names what was edited, so that typing in one field is one step to undo. */
  readonly patch: (fields: DraftFields, field: string) => void;
};
