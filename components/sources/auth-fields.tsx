import { Button, Group, Select, Switch, TextInput } from "@mantine/core";
import { IconDice5 } from "@tabler/icons-react";
import { inboundAuthKinds } from "#core/contracts/source-auth.ts";
import type { Source } from "#core/contracts/sources.ts";
import { HmacFields } from "./hmac-fields.tsx";
import { type DraftProblems, makeSecret, type SourceDraft } from "./source-draft.ts";
import { authLines, authWords } from "./source-words.ts";

export type AuthFieldsProps = {
  readonly draft: SourceDraft;
  readonly set: (change: Partial<SourceDraft>) => void;
  readonly problems: DraftProblems;
  readonly source: Source | null;
};

const authData = inboundAuthKinds.map((value) => ({ value, label: authWords[value] }));

/** How the platform proves who it is: the kind of check, its secret, and what can be set of it. */
export function AuthFields({ draft, set, problems, source }: AuthFieldsProps) {
  const isKept = source?.hasSecret === true && source.auth !== "none";
  const { auth, authOptions } = draft;
  return (
    <>
      <Select
        label="How it proves who it is"
        description={authLines[auth]}
        data={authData}
        value={auth}
        allowDeselect={false}
        onChange={(value) => set({ auth: value ?? auth, authOptions: {} })}
      />
      {auth === "none" ? null : (
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            label="Secret"
            description={isKept ? "Leave it empty to keep the one there is." : secretLine(auth)}
            placeholder={isKept ? "••••••••••••" : ""}
            value={draft.secret}
            error={draft.secret === "" ? null : problems.secret}
            autoComplete="off"
            spellCheck={false}
            flex={1}
            styles={{ input: { fontFamily: "var(--font-mono)" } }}
            onChange={(event) => set({ secret: event.currentTarget.value })}
          />
          <Button
            variant="default"
            leftSection={<IconDice5 size={16} aria-hidden />}
            onClick={() => set({ secret: makeSecret(auth, authOptions) })}
          >
            Generate
          </Button>
        </Group>
      )}
      {auth === "bearer" ? <BearerFields draft={draft} set={set} problems={problems} /> : null}
      {auth === "vapi-hmac" ? (
        <HmacFields
          options={authOptions}
          problem={problems.authOptions}
          onChange={(changed) => set({ authOptions: changed })}
        />
      ) : null}
    </>
  );
}

/** A platform may send the token in a header of its own, and without the word in front. */
function BearerFields({ draft, set, problems }: Omit<AuthFieldsProps, "source">) {
  const { headerName, bearerPrefixEnabled } = draft.authOptions;
  const isOwn = headerName !== undefined || bearerPrefixEnabled === false;
  return (
    <>
      <Switch
        label="In a header of its own"
        description={bearerLine(draft.authOptions)}
        checked={isOwn}
        onChange={(event) =>
          set({
            authOptions: event.currentTarget.checked
              ? { headerName: "X-Api-Key", bearerPrefixEnabled: false }
              : {},
          })
        }
      />
      {isOwn ? (
        <TextInput
          label="Header"
          value={headerName ?? ""}
          error={problems.authOptions}
          onChange={(event) =>
            set({
              authOptions: { ...draft.authOptions, headerName: event.currentTarget.value.trim() },
            })
          }
        />
      ) : null}
    </>
  );
}

function bearerLine({ headerName, bearerPrefixEnabled }: SourceDraft["authOptions"]): string {
  if (bearerPrefixEnabled === false) return "The header holds the secret alone.";
  return `Sent as ${headerName ?? "Authorization"}: Bearer <the secret>.`;
}

function secretLine(auth: Source["auth"]): string {
  return auth === "standard-webhooks"
    ? "As the sender shows it: whsec_ and base64."
    : "At least 8 characters.";
}
