import { describe, expect, it } from "vitest";
import { classifyResponse, parseRetryAfter } from "./classify-response.ts";
import { sendFailureKinds } from "./send-outcome.ts";
import type { SendFailureKind, SendResponse } from "./send-outcome.ts";

const nowMs = Date.UTC(2026, 10, 20, 12, 0, 0);

function response(status: number, headers: SendResponse["headers"] = []): SendResponse {
  return {
    kind: "response",
    status,
    headers,
    body: "",
    bodyCut: null,
    sentAnyByte: true,
    durationMs: 3,
  };
}

describe("a status", () => {
  it.each([200, 201, 202, 204, 206, 299])("%i is delivered", (status) => {
    expect(classifyResponse(response(status), nowMs)).toEqual({ kind: "delivered" });
  });

  it("is the answer even when the body broke off", () => {
    const cut = { ...response(200), bodyCut: "timeout" } as const;
    expect(classifyResponse(cut, nowMs)).toEqual({ kind: "delivered" });
  });

  it.each([408, 425, 429, 500, 501, 502, 503, 504, 520, 599])("%i is tried again", (status) => {
    expect(classifyResponse(response(status), nowMs)).toMatchObject({
      kind: "retry",
      code: `http.${status}`,
      retryAfterMs: null,
    });
  });

  it.each([
    300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 409, 413, 418, 422, 451, 499,
  ])("%i is dead at once", (status) => {
    expect(classifyResponse(response(status), nowMs)).toMatchObject({
      kind: "dead",
      code: `http.${status}`,
      disableDestination: false,
    });
  });

  it("410 is dead and disables the destination", () => {
    expect(classifyResponse(response(410), nowMs)).toMatchObject({
      kind: "dead",
      code: "http.410",
      disableDestination: true,
    });
  });

  it("of a redirect names where it points, and no more than 300 characters of it", () => {
    const short = classifyResponse(
      response(302, [["location", "http://169.254.169.254/latest"]]),
      nowMs,
    );
    expect(short).toMatchObject({
      reason: expect.stringContaining("http://169.254.169.254/latest"),
    });
    const long = classifyResponse(response(302, [["location", "x".repeat(9_000)]]), nowMs);
    expect(JSON.stringify(long).length).toBeLessThan(600);
  });

  it("carries the wait the receiver asked for", () => {
    const asked = response(503, [["retry-after", "120"]]);
    expect(classifyResponse(asked, nowMs)).toMatchObject({ kind: "retry", retryAfterMs: 120_000 });
  });
});

describe("no answer", () => {
  const final: readonly SendFailureKind[] = ["bad-url", "bad-header", "refused-by-guard"];

  it.each(sendFailureKinds)("%s keeps its code and its sentence", (kind) => {
    const failure = {
      kind,
      code: "some.code",
      message: "What happened.",
      allowable: null,
      sentAnyByte: false,
      durationMs: 1,
    } as const;
    expect(classifyResponse(failure, nowMs)).toMatchObject({
      kind: final.includes(kind) ? "dead" : "retry",
      code: "some.code",
      reason: "What happened.",
    });
  });

  it("a missing secret is dead and named", () => {
    expect(classifyResponse({ kind: "missing-secret", name: "SLACK_URL" }, nowMs)).toMatchObject({
      kind: "dead",
      code: "secret.missing",
      reason: expect.stringContaining("SLACK_URL"),
    });
  });
});

describe("a mail server's reply", () => {
  const reply = (status: number, refused: readonly string[] = []) => ({
    kind: "mail-reply" as const,
    status,
    body: `${status} 1.2.3 said so`,
    refused,
    sentAnyByte: true as const,
    durationMs: 3,
  });
  it.each([
    [250, "delivered"],
    [421, "retry"],
    [450, "retry"],
    [452, "retry"],
    [535, "dead"],
    [550, "dead"],
    [554, "dead"],
    [354, "dead"],
  ] as const)("%i is %s", (status, kind) => {
    const verdict = classifyResponse(reply(status), nowMs);
    expect(verdict.kind).toBe(kind);
    if (verdict.kind !== "delivered") {
      expect(verdict).toMatchObject({
        code: `smtp.${status}`,
        reason: expect.stringContaining("said so"),
      });
    }
  });

  it("that refuses some of the mailboxes is dead, or the others would get it twice", () => {
    expect(classifyResponse(reply(250, ["450 eve is busy"]), nowMs)).toMatchObject({
      kind: "dead",
      code: "smtp.refused-mailbox",
      reason: expect.stringContaining("eve is busy"),
    });
  });
});

describe("parseRetryAfter", () => {
  it.each([
    ["0", 0],
    [" 30 ", 30_000],
    ["86400", 86_400_000],
    ["Fri, 20 Nov 2026 12:01:00 GMT", 60_000],
    ["Fri, 20 Nov 2026 11:00:00 GMT", 0],
    ["", null],
    ["-5", null],
    ["1.5", null],
    ["soon", null],
    ["2026-11-20T12:01:00Z", null],
    ["Fri, 99 Nov 2026 12:01:00 GMT", null],
    ["9".repeat(400), null],
    [null, null],
  ])("reads %j as %j", (value, expected) => {
    expect(parseRetryAfter(value, nowMs)).toBe(expected);
  });
});
