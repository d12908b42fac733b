import { afterAll, describe, expect, it } from "vitest";
import type { AllowList } from "./outbound-allow.ts";
import { parseAllowList } from "./outbound-allow.ts";
import { OriginPools } from "./origin-pools.ts";
import { createOutboundGuard } from "./outbound-url.ts";
import { sendRequest } from "./send-request.ts";

const pools = new OriginPools();
afterAll(() => pools.close());

/** What the names of this file lead to. No request of this file reaches a network: all are refused before. */
const zone: Readonly<Record<string, readonly string[]>> = {
  "loopback.example": ["127.0.0.1"],
  "127.0.0.1.nip.example": ["127.0.0.1"],
  "private.example": ["10.1.2.3"],
  "mixed.example": ["93.184.215.14", "192.168.1.1"],
  "mixed6.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::1"],
  "metadata.example": ["169.254.169.254"],
  "mapped.example": ["::ffff:10.0.0.1"],
  "ula.example": ["fd12:3456::1"],
  "nat64.example": ["64:ff9b::a00:1"],
  "zoned.example": ["fe80::1%eth0"],
  "odd.example": ["not an address"],
  "metadata.azure.internal": ["169.254.169.254"],
  "sub.private.example": ["10.1.2.3"],
  intranet: ["172.20.0.5"],
  localhost: ["127.0.0.1", "::1"],
};

function send(url: string, guard = createOutboundGuard({ configured: [], stored: [] })) {
  return sendRequest(
    { method: "POST", url, headers: [], body: "{}", timeoutMs: 2_000 },
    {
      guard,
      pools,
      lookup: (host) => Promise.resolve(zone[host] ?? []),
      monotonicMs: () => performance.now(),
    },
  );
}

function allow(text: string): AllowList {
  const parsed = parseAllowList(text);
  if (!parsed.ok) throw new Error(parsed.error.join("\n"));
  return parsed.value;
}

const privateAddress = "outbound.private-address";
const reservedAddress = "outbound.reserved-address";
const metadataAddress = "outbound.metadata-address";

describe("ways around the guard", () => {
  it.each([
    // Loopback and this machine, as written and as a URL parser normalises them.
    ["http://127.0.0.1/", privateAddress],
    ["https://127.0.0.1/", privateAddress],
    ["http://127.0.0.1:5678/webhook", privateAddress],
    ["http://127.255.255.254/", privateAddress],
    ["http://127.1/", privateAddress],
    ["http://127.0.0.1./", privateAddress],
    ["http://2130706433/", privateAddress],
    ["http://017700000001/", privateAddress],
    ["http://0x7f000001/", privateAddress],
    ["http://0x7f.1/", privateAddress],
    ["http://0177.0.0.1/", privateAddress],
    ["http://0/", privateAddress],
    ["http://0.0.0.0/", privateAddress],
    ["http://0.1.2.3/", privateAddress],
    ["http://①②⑦.⓪.⓪.①/", privateAddress],
    ["http://127。0。0。1/", privateAddress],
    ["http://%31%32%37.0.0.1/", privateAddress],
    ["http:127.0.0.1", privateAddress],
    ["http:\\\\127.0.0.1\\", privateAddress],
    ["\u0001 http://127.0.0.1/", privateAddress],
    ["ht\ntp://127.0.\t0.1/", privateAddress],
    ["HTTP://LOCALHOST/", privateAddress],
    ["http://localhost./", privateAddress],
    ["http://lo\u00ADcalhost/", privateAddress],
    ["http://ｌocalhost/", privateAddress],
    ["http://anything.localhost/", privateAddress],
    // IPv6, alone and around IPv4.
    ["http://[::1]/", privateAddress],
    ["http://[0:0:0:0:0:0:0:1]/", privateAddress],
    ["http://[::]/", privateAddress],
    ["http://[::ffff:127.0.0.1]/", privateAddress],
    ["http://[::ffff:7f00:1]/", privateAddress],
    ["http://[::ffff:10.0.0.1]/", privateAddress],
    ["http://[::127.0.0.1]/", reservedAddress],
    ["http://[::ffff:0:127.0.0.1]/", reservedAddress],
    ["http://[64:ff9b::127.0.0.1]/", privateAddress],
    ["http://[64:ff9b:1::8.8.8.8]/", reservedAddress],
    ["http://[2002:7f00:1::]/", reservedAddress],
    ["http://[2001:0:808:808::f7f7:f7f7]/", reservedAddress],
    ["http://[2606:2800:21f:cb07:0:5efe:10.0.0.1]/", privateAddress],
    ["http://[fd00::5efe:808:808]/", privateAddress],
    ["http://[fe80::200:5efe:808:808]/", metadataAddress],
    ["http://[2606:2800:21f:cb07:200:5efe:a9fe:a9fe]/", metadataAddress],
    ["http://[2002:808:808::]/", reservedAddress],
    ["http://[fd00::1]/", privateAddress],
    ["http://[fec0::1]/", privateAddress],
    ["http://[ff02::1]/", reservedAddress],
    ["http://[100::1]/", reservedAddress],
    ["http://[2001:db8::1]/", reservedAddress],
    ["http://[4000::1]/", reservedAddress],
    // Private and special ranges.
    ["http://10.0.0.1/", privateAddress],
    ["http://172.16.0.1/", privateAddress],
    ["http://172.31.255.255/", privateAddress],
    ["http://192.168.0.1/", privateAddress],
    ["http://100.64.0.1/", privateAddress],
    ["http://198.18.0.1/", reservedAddress],
    ["http://192.0.2.1/", reservedAddress],
    ["http://224.0.0.1/", reservedAddress],
    ["http://240.0.0.1/", reservedAddress],
    ["http://255.255.255.255/", reservedAddress],
    // Where clouds keep credentials.
    ["http://169.254.169.254/", metadataAddress],
    ["http://169.254.169.254:80/latest/meta-data/", metadataAddress],
    ["http://2852039166/", metadataAddress],
    ["http://0xa9fea9fe/", metadataAddress],
    ["http://169.254.170.2/", metadataAddress],
    ["http://[::ffff:169.254.169.254]/", metadataAddress],
    ["http://[::169.254.169.254]/", metadataAddress],
    ["http://[64:ff9b::169.254.169.254]/", metadataAddress],
    ["http://[2002:a9fe:a9fe::]/", metadataAddress],
    ["http://[2001:0:a9fe:a9fe::]/", metadataAddress],
    ["http://[2001:0:808:808::5601:5601]/", metadataAddress],
    ["http://[fe80::1]/", metadataAddress],
    ["http://[fd00:ec2::254]/", metadataAddress],
    ["http://100.100.100.200/", metadataAddress],
    ["http://168.63.129.16/", metadataAddress],
    ["http://metadata.google.internal/", metadataAddress],
    ["http://METADATA.google.internal./", metadataAddress],
    // Names that lead there; one bad address among good ones is enough.
    ["http://loopback.example/", privateAddress],
    ["http://127.0.0.1.nip.example/", privateAddress],
    ["http://private.example/", privateAddress],
    ["http://intranet/", privateAddress],
    ["http://mixed.example/", privateAddress],
    ["http://mixed6.example/", privateAddress],
    ["http://metadata.example/", metadataAddress],
    ["http://metadata.azure.internal/", metadataAddress],
    ["http://mapped.example/", privateAddress],
    ["http://ula.example/", privateAddress],
    ["http://nat64.example/", privateAddress],
    ["http://zoned.example/", metadataAddress],
    ["http://odd.example/", "outbound.bad-url"],
    // Other schemes, credentials, and what is no address at all.
    ["ftp://example.com/", "outbound.scheme"],
    ["file:///etc/passwd", "outbound.scheme"],
    ["gopher://127.0.0.1:6379/_INFO", "outbound.scheme"],
    ["javascript:alert(1)", "outbound.scheme"],
    ["data:text/plain,x", "outbound.scheme"],
    ["http://example.com@127.0.0.1/", "outbound.userinfo"],
    ["http://127.0.0.1:80@example.com/", "outbound.userinfo"],
    ["http://user:pass@example.com/", "outbound.userinfo"],
    ["", "outbound.bad-url"],
    ["//127.0.0.1/", "outbound.bad-url"],
    ["127.0.0.1", "outbound.bad-url"],
    ["http://", "outbound.bad-url"],
    ["http://[fe80::1%25eth0]/", "outbound.bad-url"],
    ["http://256.256.256.256/", "outbound.bad-url"],
    ["http://example.com:99999/", "outbound.bad-url"],
  ])("%j is refused: %s", async (url, code) => {
    const outcome = await send(url);
    expect(outcome).toMatchObject({
      kind: code === "outbound.bad-url" ? "bad-url" : "refused-by-guard",
      code,
      sentAnyByte: false,
    });
  });

  it("never shows path, query or credentials", async () => {
    const outcomes = await Promise.all(
      [
        "http://127.0.0.1/T0/sec-ret?token=sec-ret",
        "http://sec-ret:sec-ret@example.com/sec-ret",
        "ftp://example.com/sec-ret",
        "sec-ret",
      ].map((url) => send(url)),
    );
    expect(JSON.stringify(outcomes)).not.toContain("sec-ret");
  });
});

describe("addresses on the internet", () => {
  const guard = createOutboundGuard({ configured: [], stored: [] });

  it.each([
    "https://hooks.slack.com/services/T0/B0/x",
    "http://93.184.215.14:8080/",
    "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
    "http://[64:ff9b::8.8.8.8]/",
    "https://münchen.example/",
  ])("%s is let through", (url) => {
    expect(guard.checkUrl(url)).toMatchObject({ ok: true });
  });

  it.each(["93.184.215.14", "2606:2800::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])(
    "a name may lead to %s",
    (address) => {
      expect(guard.checkAddress({ host: "a.example", port: 443 }, address)).toBeNull();
    },
  );
});

describe("a refusal", () => {
  it.each([
    ["http://localhost:5678/webhook/x", "localhost:5678"],
    ["https://private.example/x", "private.example:443"],
    ["http://[::1]/", "[::1]:80"],
    ["http://198.18.0.1:81/", "198.18.0.1:81"],
    ["http://169.254.169.254/", null],
    ["http://metadata.example/", null],
    ["http://[fe80::1]:8080/", null],
    ["ftp://127.0.0.1/", null],
  ])("of %s offers to allow %s", async (url, allowable) => {
    expect(await send(url)).toMatchObject({
      allowable,
      message: expect.stringContaining(allowable ?? ""),
    });
  });
});

/** Tells what the guard makes of a URL and the addresses of `zone`, without sending. */
function isOpen(url: string, configured: string, stored = ""): boolean {
  const guard = createOutboundGuard({ configured: allow(configured), stored: allow(stored) });
  const target = guard.checkUrl(url);
  if (!target.ok) return false;
  const addresses = zone[target.place.host] ?? [target.place.host];
  return addresses.every((address) => guard.checkAddress(target.place, address) === null);
}

describe("the allow-list opens exactly what it names", () => {
  it.each([
    ["http://private.example/", "private.example", true],
    ["http://private.example:8080/", "private.example", true],
    ["http://PRIVATE.example./", "Private.Example", true],
    ["http://sub.private.example/", "private.example", false],
    ["http://private.example:81/", "private.example:81", true],
    ["http://private.example:82/", "private.example:81", false],
    ["http://private.example/", "private.example:80", true],
    ["https://private.example/", "private.example:80", false],
    ["http://10.1.2.3/", "private.example", false],
    ["http://loopback.example/", "private.example", false],
    ["http://127.0.0.1:5678/", "127.0.0.1:5678", true],
    ["http://2130706433:5678/", "127.0.0.1:5678", true],
    ["http://[::ffff:127.0.0.1]:5678/", "127.0.0.1:5678", true],
    ["http://127.0.0.1:5679/", "127.0.0.1:5678", false],
    ["http://127.0.0.2:5678/", "127.0.0.1:5678", false],
    ["http://[::1]:5678/", "[::1]:5678", true],
    ["http://[::1]:5678/", "::1", true],
    ["http://[::1]:5678/", "127.0.0.1:5678", false],
    ["http://private.example/", "10.0.0.0/8", true],
    ["http://10.255.0.1:9/", "10.0.0.0/8", true],
    ["http://10.255.0.1:9/", "::ffff:10.0.0.0/104", true],
    ["http://172.16.0.1/", "10.0.0.0/8", false],
    ["http://mixed.example/", "10.0.0.0/8", false],
    ["http://[64:ff9b::127.0.0.1]/", "127.0.0.0/8", false],
    ["http://localhost:5678/", "localhost:5678", true],
    ["http://localhost:5678/", "127.0.0.0/8", false],
    ["http://localhost:5678/", "127.0.0.0/8, ::1/128", true],
    ["http://127.0.0.1:5678/", "localhost:5678", false],
  ])("%s with %j: %j", (url, list, expected) => {
    expect(isOpen(url, list)).toBe(expected);
  });

  it("opens link-local and metadata only by an address or range of the operator", () => {
    const url = "http://169.254.169.254/";
    expect(isOpen(url, "169.254.169.254/32")).toBe(true);
    expect(isOpen(url, "169.254.0.0/16")).toBe(true);
    expect(isOpen(url, "169.254.169.254:80")).toBe(true);
    expect(isOpen(url, "", "169.254.169.254:80")).toBe(false);
    expect(isOpen(url, "", "169.254.0.0/16")).toBe(false);
    expect(isOpen("http://metadata.example/", "metadata.example")).toBe(false);
    expect(isOpen("http://metadata.example/", "", "metadata.example:80")).toBe(false);
    expect(isOpen("http://metadata.google.internal/", "metadata.google.internal")).toBe(false);
  });

  it("takes stored addresses", () => {
    expect(isOpen("http://private.example:5678/", "", "private.example:5678")).toBe(true);
    expect(isOpen("http://127.0.0.1:5678/", "", "127.0.0.1:5678")).toBe(true);
    expect(isOpen("http://127.0.0.1:5679/", "", "127.0.0.1:5678")).toBe(false);
  });

  it("never opens another scheme or credentials", () => {
    expect(isOpen("ftp://127.0.0.1/", "127.0.0.1")).toBe(false);
    expect(isOpen("http://a:b@127.0.0.1/", "127.0.0.1")).toBe(false);
  });

  it("changes the policy with its rules", () => {
    const policies = ["", "10.0.0.0/8", "10.0.0.0/9", "a.example", "a.example:1"].map(
      (list) => createOutboundGuard({ configured: allow(list), stored: [] }).policy,
    );
    expect(new Set(policies).size).toBe(policies.length);
  });
});
