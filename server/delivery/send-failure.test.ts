import { errors } from "undici";
import { describe, expect, it } from "vitest";
import { toFailureReason } from "./send-failure.ts";

const place = { host: "a.example", port: 443 };

describe("what Node says", () => {
  it.each([
    ["ENOTFOUND", "dns"],
    ["EAI_AGAIN", "dns"],
    ["ECONNREFUSED", "connect-refused"],
    ["EHOSTUNREACH", "connect-refused"],
    ["ENETUNREACH", "connect-refused"],
    ["ETIMEDOUT", "connect-timeout"],
    ["UND_ERR_CONNECT_TIMEOUT", "connect-timeout"],
    ["CERT_HAS_EXPIRED", "tls"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls"],
    ["EPROTO", "tls"],
    ["ECONNRESET", "reset"],
    ["EPIPE", "reset"],
    ["UND_ERR_SOCKET", "reset"],
    ["UND_ERR_HEADERS_OVERFLOW", "bad-response"],
    ["SOMETHING_ELSE", "reset"],
  ])("%s is %s", (code, kind) => {
    const reason = toFailureReason(Object.assign(new Error("x"), { code }), place, false);
    expect(reason).toMatchObject({ kind, allowable: null });
    expect(reason.message).toMatch(/^a\.example:443: /);
    expect(reason.message).toContain(`(${code}).`);
  });

  it("is a broken connection once the request was on its way", () => {
    const late = Object.assign(new Error("x"), { code: "ETIMEDOUT" });
    expect(toFailureReason(late, place, true).kind).toBe("reset");
  });

  it("is an unreadable answer when the parser gave up", () => {
    const bad = new errors.HTTPParserError("x");
    expect(toFailureReason(bad, place, true).kind).toBe("bad-response");
  });

  it("needs no code", () => {
    expect(toFailureReason("odd", place, false)).toMatchObject({
      kind: "reset",
      message: "a.example:443: the connection broke before an answer came.",
    });
  });
});
