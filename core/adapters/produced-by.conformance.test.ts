import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventCatalog, isHookEvent } from "../hook/event-catalog.ts";
import { isJsonObject, type Json, type JsonObject, trustJson } from "../json.ts";
import type { AdapterName } from "./adapter.ts";
import { adaptBody } from "./detect.ts";

/** Bodies as the platform, or Hookline's bridge at it, really posts them. */
type Bodies = () => readonly Json[];

function readFolder(folder: string): readonly { readonly name: string; readonly json: Json }[] {
  const url = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith(".json") && name !== "index.json")
    .map((name) => ({
      name,
      json: trustJson(JSON.parse(readFileSync(new URL(name, url), "utf8"))),
    }));
}

function fieldsOf(json: Json): JsonObject {
  return isJsonObject(json) ? json : {};
}

const bodies: readonly (readonly [AdapterName, Bodies])[] = [
  ["vapi", () => readFolder("vapi/fixtures/messages").map(({ json }) => json)],
  [
    "unpod",
    () =>
      readFolder("unpod/fixtures/events").map(({ json }) => {
        const { scope, event } = fieldsOf(json);
        const call = { call_id: "c1", session_id: "c1" };
        return { unpod: 1, id: "e1", scope: scope ?? null, event: event ?? null, call };
      }),
  ],
  [
    "devclaw",
    () =>
      readFolder("devclaw/fixtures/events").map(({ json }) =>
        trustJson(JSON.parse(String(fieldsOf(json)["webhookBody"]))),
      ),
  ],
  [
    "ava",
    () => [
      ...readFolder("ava/fixtures/payloads").flatMap(({ json }) => {
        const { defaultBody } = fieldsOf(json);
        return typeof defaultBody === "string" ? [trustJson(JSON.parse(defaultBody))] : [];
      }),
      { phase: "pre_call", call_id: "c1", caller_number: "+15550100100" },
      { phase: "in_call", call_id: "c1", tool_name: "order_status" },
    ],
  ],
  [
    "canonical",
    () => eventCatalog.map(({ type, example }) => ({ type, callId: "c1", data: example })),
  ],
];

describe("the catalogue says of each event who really gives it", () => {
  it.each(bodies)("%s", (adapter, read) => {
    const produced = read().flatMap((body) => {
      const adapted = adaptBody(adapter, body);
      return adapted.kind === "events" ? adapted.events.map((event) => event.type) : [];
    });
    const said = eventCatalog.filter((entry) => entry.producedBy.includes(adapter));
    expect([...new Set(produced.filter(isHookEvent))].toSorted()).toEqual(
      said.map((entry) => entry.type).toSorted(),
    );
  });
});
