import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { adaptBody } from "../adapters/detect.ts";
import { isJsonObject, trustJson } from "../json.ts";
import { golden } from "../testing/golden.ts";
import { sampleCalls } from "./sample-calls.ts";

const schemaFile = new URL(
  "../adapters/vapi/fixtures/schema/server-messages.schema.json",
  import.meta.url,
);
const schema = trustJson(JSON.parse(readFileSync(schemaFile, "utf8")));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const validate = ajv.compile(isJsonObject(schema) ? schema : {});

describe("sampleCalls", () => {
  it("have ids that stay", () => {
    const ids = sampleCalls.map((entry) => entry.id);
    expect(ids).toEqual([
      "completed",
      "pipeline-error",
      "caller-silent",
      "interruptions",
      "transfer-failed",
      "no-answer",
      "low-confidence",
    ]);
  });

  it.each(sampleCalls.map((entry) => [entry.id, entry] as const))(
    "%s tells its events",
    (id, entry) => {
      const told = entry.call.events.map(({ atMs, event }) => {
        const adapted = adaptBody(entry.call.adapter, event);
        const types =
          adapted.kind === "events" ? adapted.events.map((one) => one.type) : [adapted.kind];
        return `${atMs} ${types.join(", ")}`;
      });
      expect(told.join("\n")).not.toMatch(/none|unrecognised/);
      expect(told).toEqual(golden(new URL(`./fixtures/${id}.json`, import.meta.url), told));
    },
  );

  it.each(
    sampleCalls
      .filter((entry) => entry.call.adapter === "vapi")
      .map((entry) => [entry.id, entry] as const),
  )("%s is made of messages that Vapi's schema takes", (_, entry) => {
    for (const { event } of entry.call.events) {
      validate(event);
      expect(validate.errors).toBeNull();
    }
  });

  it("are small enough to load with a page", () => {
    expect(JSON.stringify(sampleCalls).length).toBeLessThan(150_000);
  });
});
