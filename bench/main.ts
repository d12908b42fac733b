/**
 * Measures Hookline against bare Node on this machine, in one run, as ratios: absolute rates of a shared machine mean
 * little. Each ratio is the median of paired runs, Hookline and peer in turn, printed with its spread.
 *
 * `npm run bench`, or with other numbers: `npm run bench -- --runs 3 --seconds 2`.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { runProcess, type Started, startProcess } from "./start-process.ts";
import { printRatio, spreadOf } from "./statistics.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "7" },
    seconds: { type: "string", default: "5" },
    connections: { type: "string", default: "64" },
  },
});
const runs = Number(values.runs);

const ports = { hookline: 4710, bare: 4711, limit: 4712, sink: 4713 };
const urlOf = (port: number) => `http://127.0.0.1:${port}`;
const here = import.meta.dirname;
const peer = (name: string) => path.join(here, "peers", name);

const loadSchema = z.object({ ok: z.number(), bad: z.number(), rate: z.number() });
const statsSchema = z.object({
  n: z.number(),
  unique: z.number(),
  first: z.number(),
  last: z.number(),
});

async function load(url: string): Promise<z.infer<typeof loadSchema>> {
  const printed = await runProcess([peer("load.mjs"), url, values.seconds, values.connections]);
  const result = loadSchema.parse(JSON.parse(printed));
  if (result.bad > 0) throw new Error(`${url} refused ${result.bad} events`);
  return result;
}

async function stats() {
  const response = await fetch(`${urlOf(ports.sink)}/stats`);
  return statsSchema.parse(await response.json());
}

/** Deliveries a second, from the first to the last arrival; waits until nothing more comes. */
async function deliveries(
  url: string,
): Promise<{ rate: number; accepted: number; arrived: number }> {
  await fetch(`${urlOf(ports.sink)}/reset?track`);
  const { ok: accepted } = await load(url);
  let seen = await stats();
  for (let quiet = 0; seen.unique < accepted && quiet < 40;) {
    await sleep(250);
    const next = await stats();
    quiet = next.n === seen.n ? quiet + 1 : 0;
    seen = next;
  }
  const rate = (seen.n * 1000) / Math.max(1, seen.last - seen.first);
  return { rate, accepted, arrived: seen.unique };
}

const flow = {
  name: "Benchmark",
  publish: true,
  document: {
    hooks: [
      {
        on: "call.ending",
        filters: [
          {
            type: "oneOf",
            key: "call.endedReason",
            oneOf: ["pipeline-error", "customer-ended-call"],
          },
        ],
        do: [
          {
            type: "webhook",
            url: `${urlOf(ports.sink)}/`,
            body: {
              text: "Call ended: {{ call.customer.number }} reason {{ call.endedReason }} {{ call.id }}",
            },
          },
        ],
      },
    ],
  },
};

async function publishFlow(): Promise<string> {
  const response = await fetch(`${urlOf(ports.hookline)}/api/v1/imports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(flow),
  });
  if (response.status !== 201) throw new Error(`the flow was refused: ${await response.text()}`);
  return z.object({ flowId: z.string() }).parse(await response.json()).flowId;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url);
  await response.arrayBuffer();
  return true;
}

async function benchmarkReceiving(): Promise<void> {
  const pairs = [];
  for (let run = 0; run < runs; run += 1) {
    const bare = await load(urlOf(ports.bare));
    const ours = await load(`${urlOf(ports.hookline)}/api/events/default`);
    pairs.push({ bare: bare.rate, ours: ours.rate });
  }
  const ours = spreadOf(pairs.map((pair) => pair.ours)).median;
  printRatio(
    "accepted events/s, Hookline : bare Node answering 202",
    pairs.map((pair) => pair.ours / pair.bare),
    `Hookline ${Math.round(ours)}/s, everything stored, no hook listening`,
  );
}

async function benchmarkDelivering(): Promise<void> {
  const flowId = await publishFlow();
  const pairs = [];
  for (let run = 0; run < runs; run += 1) {
    const limit = await deliveries(urlOf(ports.limit));
    const ours = await deliveries(`${urlOf(ports.hookline)}/api/events/default`);
    if (ours.arrived !== ours.accepted) {
      throw new Error(`${ours.accepted} events were accepted, ${ours.arrived} deliveries arrived`);
    }
    pairs.push({ limit: limit.rate, ours: ours.rate });
  }
  await fetch(`${urlOf(ports.hookline)}/api/v1/flows/${flowId}/disable`, { method: "POST" });
  const ours = spreadOf(pairs.map((pair) => pair.ours)).median;
  printRatio(
    "stored deliveries/s, Hookline : bench/peers/limit.mjs",
    pairs.map((pair) => pair.ours / pair.limit),
    `Hookline ${Math.round(ours)}/s, every accepted event arrived`,
  );
}

const dataDir = await mkdtemp(path.join(tmpdir(), "hookline-bench-"));
const started: Started[] = [];
try {
  started.push(
    await startProcess([peer("sink.mjs"), String(ports.sink)], {}, () =>
      answers(`${urlOf(ports.sink)}/stats`),
    ),
    await startProcess([peer("bare.mjs"), String(ports.bare)], {}, async () => {
      await fetch(urlOf(ports.bare), { method: "POST", body: "{}" });
      return true;
    }),
    await startProcess([peer("limit.mjs"), String(ports.limit), `${urlOf(ports.sink)}/`], {}, () =>
      answers(urlOf(ports.limit)),
    ),
    await startProcess(
      [path.join(here, "..", "server", "main.ts")],
      {
        PORT: String(ports.hookline),
        HOOKLINE_DATA_DIR: dataDir,
        HOOKLINE_OUTBOUND_ALLOW: `127.0.0.1:${ports.sink}`,
        LOG_LEVEL: "warn",
      },
      async () => (await fetch(`${urlOf(ports.hookline)}/api/health`)).status === 200,
    ),
  );
  console.log(`${runs} paired runs of ${values.seconds} s each, ${values.connections} connections`);
  await benchmarkReceiving();
  await benchmarkDelivering();
} finally {
  for (const one of started.toReversed()) await one.stop();
  await rm(dataDir, { recursive: true, force: true });
}
