/** The name of the secret an address is, or begins with; `null` when it holds none. */
export function secretOf(address: string): string | null {
  return /\$\{([A-Z_][A-Z0-9_]*)\}/.exec(address)?.[1] ?? null;
}

/** Addresses that let whoever knows them post: the path is the key. */
const keyAddresses = [
  /^https:\/\/hooks\.slack\.com\/(services|workflows|triggers)\/./,
  /^https:\/\/(canary\.|ptb\.)?discord(app)?\.com\/api\/webhooks\/./,
  /^https:\/\/hooks\.zapier\.com\/hooks\/catch\/./,
] as const;

/** A free secret name for an address that is a key (`SLACK_WEBHOOK_URL`, then `…_2`), `null` for other addresses. */
export function suggestSecret(
  address: string,
  service: string,
  taken: readonly string[],
): string | null {
  if (!keyAddresses.some((pattern) => pattern.test(address.trim()))) return null;
  const base = `${service.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}_WEBHOOK_URL`;
  if (!taken.includes(base)) return base;
  const next = taken.filter((name) => name.startsWith(`${base}_`)).length + 2;
  return `${base}_${next}`;
}
