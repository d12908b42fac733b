import type { Json } from "../../json.ts";
import type { FieldReader, SourcePlace } from "../reading/hook-reading.ts";

/** What DevClaw takes for what a webhook does not say. Source: `webhooks.go`, commit 656368b (2026-06-22). */
export const webhookDefaults = { timeoutSeconds: 10, retryCount: 3, retryDelayMs: 1000 } as const;

/** Milliseconds. `sharedTimeout`: the first timeout above 0, in seconds, which DevClaw uses for all webhooks. */
export function readTimeout(reader: FieldReader, sharedTimeout: number | null): number {
  const given = reader.integer("timeout") ?? 0;
  const at = reader.placeOf("timeout");
  if (given < 0) reader.findings.add("dialect.invalid", at, "timeout must not be below 0.");
  const seconds = given > 0 ? given : webhookDefaults.timeoutSeconds;
  if (sharedTimeout !== null && sharedTimeout !== seconds) {
    reader.findings.add(
      "dialect.differs",
      at,
      `DevClaw waits ${sharedTimeout} s for every webhook, which is the first timeout it finds. Here this one has its own ${seconds} s.`,
    );
  }
  return within(seconds * 1000, [100, 120_000], reader, at);
}

/** As DevClaw does it: 0 and nothing mean its defaults. */
export function readRetry(reader: FieldReader): Json {
  const count = reader.integer("retry_count") ?? webhookDefaults.retryCount;
  const at = reader.placeOf("retry_count");
  if (count < 0) {
    reader.findings.add(
      "dialect.invalid",
      at,
      "With retry_count below 0 DevClaw sends nothing at all.",
      "Write how often it is tried again, such as 3.",
    );
  }
  if (count === 0) {
    reader.findings.add(
      "dialect.differs",
      at,
      "DevClaw takes 0 for not given and tries 3 more times. So does this.",
    );
  }
  const delay = reader.integer("retry_delay_ms") ?? 0;
  const delayAt = reader.placeOf("retry_delay_ms");
  if (delay < 0) {
    reader.findings.add("dialect.invalid", delayAt, "retry_delay_ms must not be below 0.");
  }
  return {
    count: within(count === 0 ? webhookDefaults.retryCount : count, [0, 1000], reader, at),
    delayMs: within(
      delay === 0 ? webhookDefaults.retryDelayMs : delay,
      [100, 86_400_000],
      reader,
      delayAt,
    ),
  };
}

function within(
  value: number,
  [least, most]: readonly [number, number],
  reader: FieldReader,
  at: SourcePlace,
): number {
  const taken = Math.min(most, Math.max(least, value));
  if (taken !== value && value >= 0) {
    const message = `${value} is outside what Hookline takes; it is ${taken} here.`;
    reader.findings.add("dialect.differs", at, message);
  }
  return taken;
}
