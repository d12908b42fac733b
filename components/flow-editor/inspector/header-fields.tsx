import type { ActionFormProps } from "./action-form-props.ts";
import { fieldsOf } from "./draft-fields.ts";
import { PairFields } from "./pair-fields.tsx";

/** Headers of a request, one row each. */
export function HeaderFields({ action, patch }: ActionFormProps) {
  return (
    <PairFields
      label="Headers"
      name="header"
      placeholder="Value or ${SECRET}"
      pairs={fieldsOf(action, "headers")}
      onChange={(headers, field) => patch({ headers }, field)}
    />
  );
}
