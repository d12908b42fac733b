import type { DeliverySummary } from "#core/contracts/deliveries.ts";
import { showSealed } from "#core/engine/sealed-text.ts";
import { toIso } from "#core/time.ts";
import type { DeliveryRow } from "#db/queries/deliveries-read/delivery-rows.ts";

/** A delivery as the lists and the live feed show it. */
export function toDeliverySummary(row: DeliveryRow): DeliverySummary {
  const { url, ...shown } = row;
  return {
    ...shown,
    destination: url === null ? row.actionType : describeAddress(showSealed(url)),
    createdAt: toIso(row.createdAt),
    nextAttemptAt: toIsoOrNull(row.nextAttemptAt),
    finishedAt: toIsoOrNull(row.finishedAt),
    durationMs: row.finishedAt === null ? null : row.finishedAt - row.createdAt,
  };
}

function toIsoOrNull(ms: number | null): string | null {
  return ms === null ? null : toIso(ms);
}

const inboxScheme = "hookline://";

const mailScheme = "mailto:";

/** Host and port; of an e-mail whom it goes to; of the built-in receiver `inbox/<name>`; a secret that stands for the whole address stays as it is. */
function describeAddress(url: string): string {
  if (url.startsWith(inboxScheme)) return url.slice(inboxScheme.length);
  if (url.startsWith(mailScheme)) return url.slice(mailScheme.length);
  const [, host] = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url) ?? [];
  if (host !== undefined) return host;
  const [secret] = /^\$\{[A-Z0-9_]+\}/.exec(url) ?? [];
  return secret ?? "";
}
