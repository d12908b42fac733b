import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type WriteSourceInput, writeSourceSchema } from "#core/contracts/sources.ts";
import { contextOf } from "#server/context.ts";
import { createEventDoor } from "#server/http/event-door.ts";
import { setRuntime } from "#server/runtime.ts";
import { createSource, updateSource } from "#server/source/write-source.ts";
import { setUpTestRuntime } from "#server/testing/test-runtime.ts";
import { POST } from "./[source]/route.ts";

const t = setUpTestRuntime();
const server: Server = createServer();
beforeAll(async () => {
  setRuntime(t.runtime);
  const door = createEventDoor(t.runtime);
  server.on("request", (request, response) => void door.answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  setRuntime(undefined);
  server.closeAllConnections();
  server.close();
});

type Headers = Readonly<Record<string, string>>;
type Door = (source: string, body: string, headers: Headers) => Promise<Response>;

/** Both ways an event comes in: ahead of Next, and through its route. */
const doors: readonly (readonly [string, Door])[] = [
  [
    "ahead of Next",
    (source, body, headers) => {
      const address = server.address();
      const port = typeof address === "object" ? address?.port : null;
      const url = `http://127.0.0.1:${port}/api/events/${source}`;
      return fetch(url, { method: "POST", body, headers });
    },
  ],
  [
    "inside Next",
    (source, body, headers) => {
      const url = `http://localhost/api/events/${source}`;
      const request = new Request(url, { method: "POST", body, headers });
      return POST(request, { params: Promise.resolve({ source }) });
    },
  ],
];

let count = 0;
async function sourceWith(source: Omit<WriteSourceInput, "name">): Promise<string> {
  count += 1;
  const name = `source-${count}`;
  await createSource(contextOf(t.runtime), writeSourceSchema.parse({ ...source, name }));
  return name;
}

async function storedOf(source: string): Promise<number> {
  const [row] = await t.runtime.db.sql<{ stored: number }[]>`
    select count(*)::int as stored from events e join sources s on s.id = e.source_id
    where s.name = ${source}`;
  return row?.stored ?? 0;
}

const secret = "a secret of 24 letters..";
const standardSecret = `whsec_${Buffer.alloc(24, 9).toString("base64")}`;
/** Bytes that do not survive being read and written again: order, escapes, blanks, a line break at the end. */
const body =
  '{ "type":"call.started","callId":"c\\u0031", "at":"2026-11-20T10:00:00Z","data":{"b":1.0,"a":"ação"} }\n';
const hex = (text: string) => createHmac("sha256", secret).update(text).digest("hex");
const now = () => Math.floor(Date.now() / 1000);

const kinds: readonly (readonly [
  string,
  Omit<WriteSourceInput, "name">,
  (text: string) => Headers,
])[] = [
  ["bearer", { auth: "bearer", secret }, () => ({ authorization: "Bearer no-such-thing" })],
  [
    "vapi-hmac",
    { auth: "vapi-hmac", secret },
    (text) => ({ "x-timestamp": String(now()), "x-signature": hex(`${now()}.${text}`) }),
  ],
  [
    "vapi-hmac of the body",
    {
      auth: "vapi-hmac",
      secret,
      authOptions: { includeTimestamp: false, signaturePrefix: "sha256=" },
    },
    (text) => ({ "x-signature": `sha256=${hex(text)}` }),
  ],
  [
    "devclaw",
    { auth: "devclaw", secret },
    (text) => ({ "x-webhook-signature": `sha256=${hex(text)}` }),
  ],
  [
    "standard-webhooks",
    { auth: "standard-webhooks", secret: standardSecret },
    (text) => ({
      "webhook-id": "msg_1",
      "webhook-timestamp": String(now()),
      "webhook-signature": new Webhook(standardSecret).sign("msg_1", new Date(now() * 1000), text),
    }),
  ],
];
const signing = kinds.filter(([name]) => name !== "bearer");

describe.each(doors)("%s", (_door, post) => {
  it.each(signing)(
    "%s: what is signed is stored once, byte for byte",
    async (_name, write, sign) => {
      const source = await sourceWith(write);
      const first = await post(source, body, sign(body));
      expect([first.status, await first.json()]).toMatchObject([202, { duplicate: false }]);
      const again = await post(source, body, { ...sign(body), "idempotency-key": "another" });
      expect([again.status, await again.json()]).toMatchObject([202, { duplicate: true }]);
      expect(await storedOf(source)).toBe(1);
    },
  );

  it.each(kinds)(
    "%s: anything else is refused with what to do, and not stored",
    async (_name, write, sign) => {
      const source = await sourceWith(write);
      const refused = await Promise.all([
        post(source, body, sign(`${body} `)),
        post(source, body.trim(), sign(body)),
        post(source, body, {}),
      ]);
      const answers = await Promise.all(refused.map((answer) => answer.text()));
      expect(refused.map((answer) => answer.status)).toEqual(refused.map(() => 401));
      expect(new Set(answers).size).toBe(1);
      expect(JSON.parse(answers[0] ?? "")).toMatchObject({
        code: "UNAUTHORIZED",
        detail: expect.stringContaining(source),
        hint: expect.stringContaining("set in Sources"),
      });
      expect(answers[0]).not.toContain(secret);
      expect(await storedOf(source)).toBe(0);
    },
  );

  it("refuses a signature that was made too long ago", async () => {
    const source = await sourceWith({ auth: "vapi-hmac", secret });
    const old = now() - 301;
    const headers = { "x-timestamp": String(old), "x-signature": hex(`${old}.${body}`) };
    expect((await post(source, body, headers)).status).toBe(401);
  });
});

describe("a source", () => {
  const write = (source: object) => writeSourceSchema.parse({ name: "written", ...source });

  it("refuses a secret its check cannot use, also one that was stored for another check", async () => {
    const context = contextOf(t.runtime);
    const refusal = { code: "VALIDATION", diagnostics: [{ path: "secret" }] };
    const unusable = write({ auth: "standard-webhooks", secret: "no base64 at all" });
    await expect(createSource(context, unusable)).rejects.toMatchObject(refusal);
    const { id: sourceId } = await createSource(context, write({ auth: "devclaw", secret }));
    const changed = { ...write({ auth: "standard-webhooks" }), sourceId };
    await expect(updateSource(context, changed)).rejects.toMatchObject(refusal);
  });

  it("keeps how it checks until that is changed, and forgets it with the kind of check", async () => {
    const context = contextOf(t.runtime);
    const authOptions = { algorithm: "sha512" } as const;
    const made = write({ name: "kept", auth: "vapi-hmac", secret, authOptions });
    const { id: sourceId } = await createSource(context, made);
    const same = await updateSource(context, {
      ...write({ name: "kept", auth: "vapi-hmac" }),
      sourceId,
    });
    expect(same.authOptions).toEqual(authOptions);
    const other = await updateSource(context, {
      ...write({ name: "kept", auth: "devclaw" }),
      sourceId,
    });
    expect(other.authOptions).toEqual({});
  });

  it.each([
    { payloadFormat: "{timestamp}" },
    { signatureHeader: "x signature" },
    { includeTimestamp: false, payloadFormat: "{timestamp}.{body}" },
    { alogrithm: "sha256" },
  ])("takes no options like %j", (authOptions) => {
    const read = writeSourceSchema.safeParse({ name: "x", auth: "vapi-hmac", secret, authOptions });
    expect(read.success).toBe(false);
  });
});
