import { describe, expect, it } from "vitest";
import { describeAction, describeEvent } from "./describe.ts";
import { describeFilter } from "./describe-filter.ts";
import { type Filter, filterSchema } from "./filter.ts";
import { findOperator, operators } from "./operators.ts";

const key = "call.endedReason";

describe("describeFilter", () => {
  it.each<[Filter, string]>([
    [{ type: "oneOf", key, oneOf: ["pipeline-error"] }, "ended reason is one of pipeline-error"],
    [
      { type: "oneOf", key, oneOf: ["pipeline-error", "a", "b"] },
      "ended reason is one of pipeline-error, +2",
    ],
    [{ type: "oneOf", key: "call_outcome", oneOf: ["failed"] }, "outcome is one of failed"],
    [{ type: "equals", key: "call.direction", equals: "inbound" }, "direction is “inbound”"],
    [{ type: "equals", key: "results.vip", equals: true }, "results.vip is yes"],
    [
      { type: "contains", key: "turn.text", contains: ["refund", "money"] },
      "what was said contains “refund”, +1",
    ],
    [
      { type: "startsWith", key: "customer.number", startsWith: "+49" },
      "caller's number starts with “+49”",
    ],
    [{ type: "endsWith", key: "message", endsWith: "?" }, "message ends with “?”"],
    [{ type: "matches", key: "turn.text", matches: "a|b" }, "what was said matches a|b"],
    [{ type: "greaterThan", key: "call.turns", greaterThan: 3 }, "number of turns is more than 3"],
    [{ type: "lessThan", key: "call.turns", lessThan: 3 }, "number of turns is less than 3"],
    [
      { type: "between", key: "call.durationSeconds", between: [10, 60] },
      "duration in seconds is between 10 and 60",
    ],
    [{ type: "exists", key: "call.summary", exists: false }, "summary is not known"],
    [{ type: "chance", chance: 0.125 }, "in 12.5 % of cases"],
    [
      {
        type: "withinHours",
        withinHours: {
          days: ["mon", "tue", "wed", "thu", "fri"],
          from: "09:00",
          to: "17:00",
          timeZone: "Europe/Berlin",
        },
      },
      "Mon–Fri 09:00–17:00 (Europe/Berlin)",
    ],
    [
      {
        type: "withinHours",
        withinHours: { days: ["sat", "mon"], from: "09:00", to: "24:00", timeZone: "UTC" },
      },
      "Mon, Sat 09:00–24:00 (UTC)",
    ],
    [
      {
        type: "any",
        any: [
          { type: "exists", key, exists: true },
          {
            type: "all",
            all: [
              { type: "chance", chance: 1 },
              { type: "not", not: { type: "exists", key, exists: true } },
            ],
          },
        ],
      },
      "ended reason is known or (in 100 % of cases and not ended reason is known)",
    ],
  ])("%j", (filter, words) => {
    expect(filterSchema.safeParse(filter).success).toBe(true);
    expect(describeFilter(filter)).toBe(words);
  });

  it.each([
    [{ type: "oneOf" }, "… is one of …"],
    [{ type: "oneOf", key: "call.outcome" }, "outcome is one of …"],
    [{ type: "chance", chance: 7 }, "by chance …"],
    [{ type: "nonsense" }, "unknown filter nonsense"],
    [{ type: "constructor" }, "unknown filter constructor"],
  ])("shows what a draft %j lacks", (draft, words) => {
    expect(describeFilter(draft)).toBe(words);
  });
});

describe("operators", () => {
  it("are found by the type of a filter", () => {
    expect(Object.keys(operators)).toHaveLength(15);
    expect(findOperator("between")?.value).toBe("range");
    expect(findOperator("toString")).toBeNull();
  });
});

describe("describeEvent", () => {
  it.each([
    [
      "call.ending",
      {},
      "Call is ending",
      "The call is over; why is known, the report is not there yet.",
    ],
    ["customer.speech.timeout", {}, "Caller is silent", "after 7.5 s, at most 3 times"],
    [
      "customer.speech.timeout",
      { timeoutSeconds: 150, triggerMaxCount: 1, triggerResetMode: "onUserSpeech" },
      "Caller is silent",
      "after 2 min 30 s, at most once, counted anew when the caller speaks",
    ],
    ["call.timeElapsed", {}, "Call has lasted a while", "after …"],
    ["call.timeElapsed", { seconds: 300 }, "Call has lasted a while", "after 5 min"],
    [
      "assistant.transcriber.endpointedSpeechLowConfidence",
      {},
      "Caller was hard to understand",
      "confidence below the transcriber's threshold",
    ],
    [
      "assistant.transcriber.endpointedSpeechLowConfidence",
      { confidenceMin: 0.1, confidenceMax: 0.3 },
      "Caller was hard to understand",
      "confidence at least 0.1 and below 0.3",
    ],
    ["call.exploded", {}, "call.exploded", "No such event"],
  ] as const)("%s %j", (type, options, title, line) => {
    expect(describeEvent(type, options)).toEqual({ title, line });
  });
});

describe("describeAction", () => {
  it.each([
    [
      { type: "slack", url: "x", text: "Call failed:\n{{ call.endedReason }}" },
      "Slack",
      "Call failed: {{ call.endedReason }}",
    ],
    [{ type: "discord", url: "x", content: "Ended" }, "Discord", "Ended"],
    [{ type: "n8n", url: "hookline://inbox/n8n" }, "n8n", "Inbox “n8n”"],
    [
      { type: "zapier", url: "https://hooks.zapier.com/hooks/catch/1/secret" },
      "Zapier",
      "hooks.zapier.com",
    ],
    [{ type: "webhook", url: "${CRM_URL}", method: "PUT" }, "Webhook", "PUT ${CRM_URL}"],
    [{ type: "say", exact: "Still there?" }, "Say", "Still there?"],
    [{ type: "say", exact: ["a", "b"] }, "Say", "one of 2 texts"],
    [{ type: "say", prompt: "Ask again." }, "Say", "in own words: Ask again."],
    [{ type: "say", prompt: [{ role: "system", content: "x" }] }, "Say", "in own words"],
    [{ type: "say" }, "Say", ""],
    [
      { type: "message.add", message: { role: "system", content: "Be brief." } },
      "Add a message",
      "Be brief.",
    ],
    [{ type: "tool", toolId: "t1" }, "Tool", "saved tool t1"],
    [{ type: "tool", tool: { type: "endCall", reason: "no answer" } }, "End the call", "no answer"],
    [
      {
        type: "tool",
        tool: { type: "transferCall", destinations: [{ type: "number", number: "+15550100199" }] },
      },
      "Transfer the call",
      "to +15550100199",
    ],
    [
      {
        type: "tool",
        tool: {
          type: "transferCall",
          destinations: [
            { type: "assistant", assistantName: "Sales" },
            { type: "sip", sipUri: "sip:a@b.c" },
          ],
        },
      },
      "Transfer the call",
      "to Sales, +1",
    ],
    [
      {
        type: "tool",
        tool: {
          type: "handoff",
          destinations: [{ type: "assistant", assistantName: "Sales" }, { type: "dynamic" }],
        },
      },
      "Hand over",
      "to Sales, +1",
    ],
    [
      { type: "tool", tool: { type: "handoff", destinations: [{ assistantId: 7 }] } },
      "Hand over",
      "",
    ],
    [
      { type: "tool", tool: { type: "function", function: { name: "report_error" } } },
      "Run a function",
      "report_error",
    ],
    [
      {
        type: "tool",
        tool: { type: "apiRequest", method: "POST", url: "https://api.example.com/x" },
      },
      "API request",
      "POST api.example.com",
    ],
    [{ type: "tool", tool: { type: "sms" } }, "Tool of the platform", "sms"],
    [{ type: "slack" }, "Slack", "Not filled in yet"],
    [{ type: "fax" }, "fax", "No such action"],
  ])("%j", (action, title, line) => {
    expect(describeAction(action)).toEqual({ title, line });
  });
});
