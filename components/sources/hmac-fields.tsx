import {
  Button,
  Collapse,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
} from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useId, useState } from "react";
import { type AuthOptions, hmacScheme } from "#core/contracts/source-auth.ts";

export type HmacFieldsProps = {
  readonly options: AuthOptions;
  /** What is wrong with them, `null` when nothing is. */
  readonly problem: string | null;
  readonly onChange: (options: AuthOptions) => void;
};

const algorithms = ["sha256", "sha512", "sha1"] as const;
const algorithmData = algorithms.map((value) => ({
  value,
  label: value.toUpperCase().replace("SHA", "SHA-"),
}));
const encodings = ["hex", "base64"] as const;

/** The form Vapi's own guides sign in: nothing but the body, and no time. */
const guideForm: AuthOptions = {
  signatureHeader: "x-vapi-signature",
  signaturePrefix: "sha256=",
  includeTimestamp: false,
};

/** How the platform's HMAC credential signs. Folded away while it is as Vapi proposes. */
export function HmacFields({ options, problem, onChange }: HmacFieldsProps) {
  const [isOpen, setIsOpen] = useState(Object.keys(options).length > 0);
  const panelId = useId();
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {Object.keys(options).length === 0
            ? "Signed as Vapi proposes."
            : "Signed in its own way."}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          rightSection={<Chevron size={15} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={panelId}
          onClick={() => setIsOpen(!isOpen)}
        >
          How it signs
        </Button>
      </Group>
      <Collapse id={panelId} expanded={isOpen}>
        <Stack gap="sm">
          <SchemeFields options={options} onChange={onChange} problem={problem} />
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => onChange({})}>
              Vapi’s proposal
            </Button>
            <Button size="xs" variant="default" onClick={() => onChange(guideForm)}>
              x-vapi-signature, body only
            </Button>
          </Group>
        </Stack>
      </Collapse>
    </Stack>
  );
}

function SchemeFields({ options, problem, onChange }: HmacFieldsProps) {
  const scheme = hmacScheme(options);
  const set = (change: AuthOptions): void => onChange(withoutEmpty({ ...options, ...change }));
  return (
    <>
      <TextInput
        label="What is signed"
        description="{body}, {timestamp}, {method}, {url} and {svix-id} are put in."
        placeholder={scheme.payloadFormat}
        value={options.payloadFormat ?? ""}
        error={problem}
        onChange={(event) => set({ payloadFormat: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label="Algorithm"
          data={algorithmData}
          value={scheme.algorithm}
          allowDeselect={false}
          onChange={(value) => set({ algorithm: value ?? scheme.algorithm })}
        />
        <Select
          label="Written as"
          data={encodings.map((value) => ({ value, label: value }))}
          value={scheme.signatureEncoding}
          allowDeselect={false}
          onChange={(value) => set({ signatureEncoding: value ?? scheme.signatureEncoding })}
        />
        <TextInput
          label="Signature header"
          placeholder={scheme.signatureHeader}
          value={options.signatureHeader ?? ""}
          onChange={(event) => set({ signatureHeader: event.currentTarget.value.trim() })}
        />
        <TextInput
          label="Before the signature"
          placeholder="nothing"
          value={options.signaturePrefix ?? ""}
          onChange={(event) => set({ signaturePrefix: event.currentTarget.value })}
        />
        <TextInput
          label="Time header"
          placeholder={scheme.timestampHeader}
          value={options.timestampHeader ?? ""}
          onChange={(event) => set({ timestampHeader: event.currentTarget.value.trim() })}
        />
        <TextInput
          label="Id header"
          placeholder={scheme.messageIdHeader}
          value={options.messageIdHeader ?? ""}
          onChange={(event) => set({ messageIdHeader: event.currentTarget.value.trim() })}
        />
      </SimpleGrid>
      <Switch
        label="The time is signed"
        description="Refuses what was signed more than 5 minutes ago."
        checked={options.includeTimestamp !== false}
        onChange={(event) =>
          set({ includeTimestamp: event.currentTarget.checked ? undefined : false })
        }
      />
      <Switch
        label="The secret is base64"
        checked={scheme.secretIsBase64}
        onChange={(event) => set({ secretIsBase64: event.currentTarget.checked || undefined })}
      />
    </>
  );
}

/** An empty field is the default. */
function withoutEmpty(options: AuthOptions): AuthOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined && value !== ""),
  );
}
