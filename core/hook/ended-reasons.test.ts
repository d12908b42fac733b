import { describe, expect, it } from "vitest";
import { golden } from "../testing/golden.ts";
import { callOutcomes, nearestOutcome } from "./call-outcome.ts";
import {
  endedReasonMatches,
  endedReasons,
  isEndedReason,
  isReasonCovered,
  reasonFamilies,
  reasonsCovered,
} from "./ended-reasons.ts";
import { groupReasons, searchReasons } from "./reason-groups.ts";
import { describeReason } from "./reason-words.ts";

describe("endedReasonMatches", () => {
  it("matches exactly when the entry is a reason itself", () => {
    expect(isEndedReason("customer-ended-call")).toBe(true);
    expect(endedReasonMatches("customer-ended-call", "customer-ended-call")).toBe(true);
    expect(endedReasonMatches("customer-ended-call", "customer-ended-call-during-transfer")).toBe(
      false,
    );
    expect(endedReasonMatches("voicemail", "voicemail-detected")).toBe(false);
  });

  it("matches any other entry as a part of the reason, known or not", () => {
    expect(endedReasonMatches("pipeline-error", "pipeline-error-openai-llm-failed")).toBe(true);
    expect(endedReasonMatches("pipeline-error", "pipeline-error-of-tomorrow")).toBe(true);
    expect(
      endedReasonMatches(
        "call-start",
        "call.in-progress.error-vapifault-call-started-but-connection-to-transport-missing",
      ),
    ).toBe(true);
    expect(endedReasonMatches("pipeline-error", "customer-ended-call")).toBe(false);
  });

  it("is case-sensitive", () => {
    expect(endedReasonMatches("Pipeline-Error", "pipeline-error-openai-llm-failed")).toBe(false);
    expect(endedReasonMatches("Customer-Ended-Call", "customer-ended-call")).toBe(false);
  });

  it("agrees with reasonsCovered on every reason as an entry", () => {
    expect(new Set(endedReasons).size).toBe(595);
    for (const reason of endedReasons) expect(reasonsCovered(reason)).toEqual([reason]);
    expect(reasonsCovered("pipeline-error")).toHaveLength(255);
    expect(reasonsCovered("no-such-reason")).toEqual([]);
  });

  it("takes a list as any of its entries", () => {
    expect(isReasonCovered(["voicemail", "vapifault"], "call.start.error-vapifault-get-org")).toBe(
      true,
    );
    expect(isReasonCovered([], "voicemail")).toBe(false);
  });
});

describe("reasonFamilies", () => {
  it.each(reasonFamilies.map((family) => family.entry))(
    "%s is no reason itself and covers some",
    (entry) => {
      expect(isEndedReason(entry)).toBe(false);
      expect(reasonsCovered(entry).length).toBeGreaterThan(0);
    },
  );
});

describe("every ended reason", () => {
  const groupOf = new Map(
    groupReasons(endedReasons).flatMap((group) =>
      group.reasons.map((reason) => [reason, group.id] as const),
    ),
  );

  it("has a group, an outcome and words", () => {
    const rows = endedReasons.map((reason) => [
      reason,
      [groupOf.get(reason), nearestOutcome(reason), describeReason(reason)],
    ]);
    const listed = Object.fromEntries(rows);
    const file = new URL("./fixtures/ended-reasons.json", import.meta.url);
    expect(listed).toEqual(golden(file, listed));
    expect(groupOf.size).toBe(595);
  });

  it("reads as a sentence of its own", () => {
    const words = endedReasons.map(describeReason);
    for (const text of words) expect(text).toMatch(/^[A-Z][^.\-_]*$/);
  });
});

describe("nearestOutcome", () => {
  it("keeps AVA's own outcomes", () => {
    for (const outcome of callOutcomes) expect(nearestOutcome(outcome)).toBe(outcome);
  });

  it("assumes a hang-up unless the name speaks of an error", () => {
    expect(nearestOutcome("ended")).toBe("caller_hangup");
    expect(nearestOutcome("failed")).toBe("failed");
    expect(nearestOutcome("pipeline-error-of-tomorrow")).toBe("failed");
    expect(nearestOutcome("")).toBeNull();
    expect(nearestOutcome(null)).toBeNull();
  });
});

describe("searchReasons", () => {
  it("finds by name and by description, in any case", () => {
    expect(searchReasons("openai LLM")).toContain("pipeline-error-openai-llm-failed");
    expect(searchReasons("caller hung up")).toContain("customer-ended-call");
    expect(searchReasons("  ")).toHaveLength(595);
    expect(searchReasons("no such words")).toEqual([]);
  });

  it("groups what it finds and leaves empty groups out", () => {
    expect(groupReasons(["voicemail", "customer-ended-call"]).map((group) => group.id)).toEqual([
      "not-reached",
      "caller",
    ]);
  });
});

describe("describeReason", () => {
  it("uses people's words, also for reasons nobody knows", () => {
    expect(describeReason("pipeline-error-openai-llm-failed")).toBe(
      "Pipeline error: OpenAI LLM failed",
    );
    expect(describeReason("silence-timed-out")).toBe("The caller was silent for too long");
    expect(describeReason("some-new_reason")).toBe("Some new reason");
    expect(describeReason("")).toBe("");
  });
});
