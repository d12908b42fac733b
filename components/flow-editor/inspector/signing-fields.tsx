import { Anchor, Select } from "@mantine/core";
import type { ActionFormProps } from "./action-form-props.ts";
import { FormSection } from "./form-section.tsx";
import {
  isSignature,
  patchSignature,
  signatureOf,
  signatures,
  signingSecretOf,
} from "./signing.ts";
import { useSecretNames } from "./use-secrets.ts";

const choices = Object.entries(signatures).map(([value, { title }]) => ({ value, label: title }));

/** How a webhook is signed, and with which secret where the receiver has one already. */
export function SigningFields({ action, patch }: ActionFormProps) {
  const signature = signatureOf(action);
  return (
    <FormSection title="Signing">
      <Select
        label="Signature"
        description={signatures[signature].line}
        data={choices}
        value={signature}
        allowDeselect={false}
        onChange={(value) => {
          if (value !== null && isSignature(value)) patch(patchSignature(value), "sign");
        }}
      />
      {signature === "devclaw" ? <SecretPicker action={action} patch={patch} /> : null}
    </FormSection>
  );
}

function SecretPicker({ action, patch }: ActionFormProps) {
  const { data: names } = useSecretNames();
  const chosen = signingSecretOf(action);
  const isMissing = chosen !== null && names !== undefined && !names.includes(chosen);
  // A secret that is not there yet is chosen all the same: an import names it before it is stored.
  const offered = [...new Set([...(chosen === null ? [] : [chosen]), ...(names ?? [])])];
  return (
    <Select
      label="Signing secret"
      description="The one the receiver checks with. Left empty, the destination's own key."
      placeholder="The destination's own key"
      data={offered}
      value={chosen}
      searchable
      clearable
      clearButtonProps={{ "aria-label": "Clear the signing secret" }}
      nothingFoundMessage="There is no such secret"
      error={
        isMissing ? (
          <>
            The secret {chosen} does not exist yet. <Anchor href="/secrets">Add it</Anchor>
          </>
        ) : undefined
      }
      onChange={(name) =>
        patch({ signingSecret: name === null ? undefined : `\${${name}}` }, "signingSecret")
      }
    />
  );
}
