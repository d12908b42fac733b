import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { avaDialect } from "./ava-dialect.ts";
import { expandEnv } from "./env-references.ts";

/** AVA's configurations, with what its own code does and what an importer should do. */
const folder = new URL("fixtures/configs/", import.meta.url);
const expectations = z
  .array(z.object({ file: z.string(), reference: z.string(), importer: z.string() }))
  .parse(JSON.parse(readFileSync(new URL("import-expectations.json", folder), "utf8")));

type Expected = {
  /** Names of the hooks in the document; `null`: it has errors. */
  readonly hooks: readonly string[] | null;
  /** `code path line`; a warning that nobody is given the tool is left out here. */
  readonly findings: readonly string[];
};

const guide = (block: string, line: number): string => `dialect.differs ${block} ${line}`;

const expected: Readonly<Record<string, Expected>> = {
  "guide-slack-notification.yaml": {
    hooks: ["slack_notification"],
    findings: [
      guide("post_call_tools", 3),
      "dialect.renamed post_call_tools.slack_notification.payload_template 13",
    ],
  },
  "guide-discord-alert.yaml": {
    hooks: ["discord_alert"],
    findings: [
      guide("post_call_tools", 2),
      "dialect.renamed post_call_tools.discord_alert.payload_template 9",
    ],
  },
  "guide-n8n-trigger.yaml": {
    hooks: ["n8n_trigger"],
    findings: [
      guide("post_call_tools", 2),
      "dialect.renamed post_call_tools.n8n_trigger.payload_template 9",
      "dialect.renamed post_call_tools.n8n_trigger.payload_template 9",
    ],
  },
  "full-three-phases.yaml": {
    hooks: ["audit_log", "crm_lookup", "crm_update", "order_status", "book_slot"],
    findings: ["dialect.not-carried-out in_call_tools.order_status.error_message 73"],
  },
  "env-forms.yaml": {
    hooks: ["env_forms"],
    findings: [
      "dialect.changed tools.env_forms.url 8",
      "dialect.changed tools.env_forms.timeout_ms 7",
      "dialect.changed tools.env_forms.enabled 6",
    ],
  },
  "non-json-webhooks.yaml": { hooks: ["form_post", "ping_get", "remove_temp"], findings: [] },
  "invalid-unknown-kind.yaml": { hooks: null, findings: ["dialect.unknown-kind tools.a.kind 3"] },
  "invalid-no-url.yaml": { hooks: null, findings: ["dialect.missing tools.a.url 2"] },
  "invalid-template-mapping.yaml": {
    hooks: null,
    findings: ["dialect.invalid tools.a.payload_template 5"],
  },
  "invalid-quoted-json-variable.yaml": {
    hooks: null,
    findings: ["dialect.template tools.a.payload_template 5"],
  },
  "invalid-unknown-variable.yaml": {
    hooks: ["a"],
    findings: [
      "dialect.unknown-variable tools.a.payload_template 5",
      "dialect.unknown-variable tools.a.payload_template 5",
    ],
  },
  "invalid-assignment-unknown-tool.yaml": {
    hooks: [],
    findings: ["dialect.unknown-name contexts.support.post_call_tools.0 4"],
  },
  "invalid-yaml-syntax.yaml": { hooks: null, findings: ["dialect.syntax  4"] },
};

function read(file: string): ReturnType<typeof avaDialect.importHooks> {
  const text = readFileSync(new URL(file, folder), "utf8");
  return avaDialect.importHooks({ text, json: undefined });
}

describe("AVA's configurations", () => {
  it("has what is expected of each", () => {
    const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
    expect(Object.keys(expected).toSorted()).toEqual(
      expectations.map(({ file }) => file).toSorted(),
    );
    expect(files.filter((file) => !Object.hasOwn(expected, file))).toEqual([
      "legacy-context-assignment.yaml",
    ]);
  });

  it.each(expectations)("$file: $importer", ({ file }) => {
    const { document, diagnostics } = read(file);
    const found = diagnostics.filter(({ code }) => code !== "dialect.unassigned");
    expect({
      hooks: document?.hooks.map((hook) => hook.name) ?? null,
      findings: found.map(({ code, path, line }) => `${code} ${path} ${line}`),
    }).toEqual(expected[file]);
    expect(found.every(({ line, column }) => line !== undefined && column !== undefined)).toBe(
      true,
    );
  });

  it.each(expectations)("$file comes back as the same document", ({ file }) => {
    const { document } = read(file);
    if (document === null) return;
    const { files, diagnostics } = avaDialect.exportHooks(document);
    expect(diagnostics).toEqual([]);
    const [first] = files;
    const again = avaDialect.importHooks({ text: first?.text ?? "", json: undefined });
    expect(again.document).toEqual(document);
  });
});

/** Variables of the environment in a file, recorded from AVA's loader. */
const envVectors = z
  .array(
    z.object({
      name: z.string(),
      text: z.string(),
      env: z.record(z.string(), z.string()).default({}),
      expanded: z.string(),
    }),
  )
  .parse(
    JSON.parse(readFileSync(new URL("fixtures/yaml-env-vectors.json", import.meta.url), "utf8")),
  );

describe("variables of the environment in AVA's files", () => {
  it.each(envVectors)("$name", ({ text, env, expanded }) => {
    expect(expandEnv(text, env)).toBe(expanded);
  });
});
