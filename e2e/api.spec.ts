import { eventDetailSchema, eventListSchema } from "#core/contracts/events.ts";
import { deliveryListSchema } from "#core/contracts/deliveries.ts";
import { vapiMessageOf } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

test("bad input gets a clear answer and the app keeps working", async ({ hookline }) => {
  const cases = [
    { name: "broken JSON", source: "default", body: "{ not json", status: 400 },
    {
      name: "5 MiB",
      source: "default",
      body: JSON.stringify({ type: "x".repeat(5 * 1024 * 1024) }),
      status: 413,
    },
    { name: "unknown source", source: "nobody-made-this", body: "{}", status: 404 },
  ];
  for (const { name, source, body, status } of cases) {
    const answer = await hookline.postEvent(source, body);
    expect(answer.status, name).toBe(status);
    expect(answer.headers.get("content-type"), name).toBe("application/problem+json");
    expect(answer.body, name).toMatchObject({
      detail: expect.any(String),
      hint: expect.any(String),
    });
  }
  const fine = await hookline.postEvent("default", {
    type: "call.started",
    callId: "still-here",
    data: {},
  });
  expect(fine.status).toBe(202);
});

const slack = (url: string, more: object = {}) => ({
  type: "slack",
  url,
  text: "Hi {{ call.customer.name }}",
  ...more,
});

test("a document that cannot work is refused with what, where and what to do", async ({
  hookline,
}) => {
  const cases = [
    {
      hook: {
        on: "call.ending",
        filters: [{ type: "oneOf", oneOf: ["x"] }],
        do: [slack("https://a.example")],
      },
      code: "filter.missing-key",
    },
    { hook: { on: "call.ending", do: [slack("not a url")] }, code: "action.bad-url" },
    {
      hook: {
        on: "call.ending",
        do: [
          {
            type: "webhook",
            url: "https://a.example",
            body: { x: '{% include "package.json" %}' },
          },
        ],
      },
      code: "template.not-allowed",
    },
    {
      hook: {
        on: "call.ending",
        do: [{ type: "webhook", url: "https://a.example", body: '{ "x": {{ call.id }} }' }],
      },
      code: "body.not-json",
    },
    {
      hook: { on: "call.ending", do: [slack("https://{{ call.customer.name }}/x")] },
      code: "url.dynamic-host",
    },
    {
      hook: {
        on: "call.ending",
        do: [slack("https://a.example", { text: "{{ call.id | nonsense }}" })],
      },
      code: "template",
    },
    { hook: { on: "call.endingg", do: [slack("https://a.example")] }, code: "event.unknown" },
  ];
  for (const { hook, code } of cases) {
    const answer = await hookline.send("POST", "imports", {
      name: "Bad",
      publish: true,
      document: { hooks: [hook] },
    });
    expect(answer.status, code).toBe(422);
    expect(JSON.stringify(answer.body), code).toContain(code);
  }
});

test("a template that asks for endless work is a problem, not an incident", async ({
  hookline,
}) => {
  const endless =
    "{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}";
  const imported = await hookline.send("POST", "imports", {
    name: "Endless",
    publish: true,
    document: {
      hooks: [
        {
          on: "session.ended",
          name: "endless",
          do: [{ type: "slack", url: "hookline://inbox/endless", text: endless }],
        },
      ],
    },
  });
  if (imported.status === 422) {
    expect(JSON.stringify(imported.body)).toContain("template");
    return;
  }
  const answer = await hookline.postEvent("default", {
    type: "session.ended",
    callId: "endless-call",
    data: {},
  });
  expect(answer.status).toBe(202);
  const list = await hookline.read("deliveries?callId=endless-call", deliveryListSchema);
  expect(list.deliveries[0]).toMatchObject({ status: "dead", lastReason: expect.any(String) });
});

test("what a caller is called changes nothing but its own text", async ({ hookline, receiver }) => {
  const names = [
    "${OPENAI_API_KEY}",
    "{{ 1 | plus: 1 }}",
    '"},{"',
    "<!channel>",
    "😀".repeat(25_000),
  ];
  const imported = await hookline.send("POST", "imports", {
    name: "Names",
    publish: true,
    document: {
      hooks: [
        {
          on: "session.started",
          scope: { agents: ["names"] },
          do: [
            {
              type: "webhook",
              url: `${receiver.url}/json`,
              body: { name: "{{ call.customer.name }}", fixed: ["a", 1] },
            },
            slack(`${receiver.url}/slack`),
            {
              type: "discord",
              url: `${receiver.url}/discord`,
              content: "Hi {{ call.customer.name }}",
            },
          ],
        },
      ],
    },
  });
  expect(imported.status).toBe(201);
  for (const name of names) {
    const before = receiver.requests.length;
    const answer = await hookline.postEvent("default", {
      type: "session.started",
      agentId: "names",
      callId: `names-${before}`,
      data: { call: { customer: { name } } },
    });
    expect(answer.status).toBe(202);
    await expect.poll(() => receiver.requests.length).toBe(before + 3);
    const bodyAt = (path: string) =>
      JSON.parse(receiver.requests.slice(before).find((one) => one.path === path)?.body ?? "");
    expect(bodyAt("/json")).toEqual({ name, fixed: ["a", 1] });
    const escaped = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    expect(bodyAt("/slack")).toEqual({ text: `Hi ${escaped}` });
    expect(bodyAt("/discord")).toMatchObject({ allowed_mentions: { parse: [] } });
  }
});

test("Vapi gets its answers in its own form, and every message is stored", async ({ hookline }) => {
  const toolCalls = await hookline.postEvent(
    "default",
    await vapiMessageOf("tool-calls.hook.constructed", "tools-call"),
  );
  expect(toolCalls.status).toBe(200);
  expect(toolCalls.body).toEqual({
    results: [{ toolCallId: "hook-function-call", name: "report_error", result: "ok" }],
  });
  const status = await hookline.postEvent(
    "default",
    await vapiMessageOf("status-update.in-progress.constructed", "vapi-call"),
  );
  expect(status.status).toBe(202);
  const { events } = await hookline.read("events?callId=vapi-call", eventListSchema);
  expect(events.map((event) => event.type)).toEqual(["call.started"]);
  const detail = await hookline.read(`events/${events[0]?.id}`, eventDetailSchema);
  expect(detail.data).toMatchObject({ call: { customer: { number: "+15550100100" } } });
});

test("only this machine's own pages may ask in local mode", async ({ hookline }) => {
  const foreign = await fetch(`${hookline.url}/api/v1/flows`, {
    headers: { origin: "https://evil.example" },
  });
  expect(foreign.status).toBe(403);
  const own = await fetch(`${hookline.url}/api/v1/flows`, { headers: { origin: hookline.url } });
  expect(own.status).toBe(200);
});

test("addresses that lead inside are refused with a reason", async ({ hookline, receiver }) => {
  receiver.answerWith({ status: 302, headers: { location: "http://169.254.169.254/latest" } });
  const urls = [
    "http://169.254.169.254/",
    "http://[::ffff:10.0.0.7]/",
    "http://192.168.77.1:1/",
    `${receiver.url}/redirect`,
  ];
  const imported = await hookline.send("POST", "imports", {
    name: "Inside",
    publish: true,
    document: {
      hooks: [
        {
          on: "session.started",
          scope: { agents: ["inside"] },
          do: urls.map((url) => ({ type: "webhook", url, retry: "none" })),
        },
      ],
    },
  });
  expect(imported.status).toBe(201);
  await hookline.postEvent("default", {
    type: "session.started",
    agentId: "inside",
    callId: "inside-1",
    data: {},
  });
  await expect
    .poll(async () => {
      const list = await hookline.read(
        "deliveries?callId=inside-1&status=dead",
        deliveryListSchema,
      );
      return list.deliveries.length;
    })
    .toBe(urls.length);
  const { deliveries } = await hookline.read("deliveries?callId=inside-1", deliveryListSchema);
  for (const delivery of deliveries)
    expect(delivery.lastReason).toMatch(/does not send|followed|redirect/i);
});
