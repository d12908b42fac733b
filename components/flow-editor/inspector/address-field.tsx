import { Anchor, Button, Group, TextInput } from "@mantine/core";
import { IconInbox, IconKey, IconLock } from "@tabler/icons-react";
import { useSecretNames, useSaveSecret } from "./use-secrets.ts";
import { secretOf, suggestSecret } from "./secret-address.ts";
import classes from "./address-field.module.css";

export type AddressFieldProps = {
  readonly label: string;
  readonly description?: string;
  readonly placeholder: string;
  readonly value: string;
  /** Name of the service; an address that holds a key is kept as the secret of this name. */
  readonly service: string;
  readonly onChange: (url: string) => void;
};

/** Where a request goes. An address that is itself a key is offered to be kept as a secret. */
export function AddressField(props: AddressFieldProps) {
  const { label, description, placeholder, value, service, onChange } = props;
  return (
    <div className={classes.field}>
      <TextInput
        label={label}
        description={description}
        placeholder={placeholder}
        value={value}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {value.trim() === "" ? <InboxOffer service={service} onChange={onChange} /> : null}
      <SecretHelp value={value} service={service} onChange={onChange} />
    </div>
  );
}

type OfferProps = {
  readonly service: string;
  readonly onChange: (url: string) => void;
};

function InboxOffer({ service, onChange }: OfferProps) {
  return (
    <p className={classes.help}>
      <IconInbox size={15} aria-hidden />
      <span>
        No address yet?{" "}
        <Anchor
          component="button"
          type="button"
          onClick={() => onChange(`hookline://inbox/${service}`)}
        >
          Send to the built-in Inbox
        </Anchor>
      </span>
    </p>
  );
}

type SecretHelpProps = OfferProps & { readonly value: string };

function SecretHelp({ value, service, onChange }: SecretHelpProps) {
  const names = useSecretNames();
  const saving = useSaveSecret();
  const used = secretOf(value);
  if (value.startsWith("hookline://inbox/")) {
    return (
      <p className={classes.help}>
        <IconInbox size={15} aria-hidden />
        <span>
          Goes to Hookline's own <Anchor href="/inbox">Inbox</Anchor>. Paste a real address here
          when you are ready.
        </span>
      </p>
    );
  }
  if (used !== null) {
    const isMissing = names.data !== undefined && !names.data.includes(used);
    return (
      <p className={classes.help} data-missing={isMissing || undefined}>
        <IconLock size={15} aria-hidden />
        <span>
          {isMissing ? (
            <>
              The secret {used} does not exist yet. <Anchor href="/secrets">Add it</Anchor>, or
              paste the address itself here.
            </>
          ) : (
            <>The secret {used} is filled in when it is sent, and shown to nobody.</>
          )}
        </span>
      </p>
    );
  }
  const suggestion = suggestSecret(value, service, names.data ?? []);
  if (suggestion === null) return null;
  const keep = (): void =>
    saving.mutate(
      { name: suggestion, value: value.trim() },
      { onSuccess: () => onChange(`\${${suggestion}}`) },
    );
  return (
    <div className={classes.offer}>
      <p className={classes.help}>
        <IconKey size={15} aria-hidden />
        <span>This address is a key: whoever knows it can post. Keep it as a secret.</span>
      </p>
      <Group gap="xs">
        <Button size="xs" variant="light" loading={saving.isPending} onClick={keep}>
          Keep as {suggestion}
        </Button>
      </Group>
      {saving.error === null ? null : (
        <p className={classes.help} data-missing role="alert">
          It could not be kept: {saving.error.message}
        </p>
      )}
    </div>
  );
}
