import { parseMailbox } from "#core/delivery/email-address.ts";

/** Who an e-mail is from when its action does not say: the user of the mail server, or Hookline at its host. */
export function defaultSender(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl);
  const user = parseMailbox(decodeURIComponent(username));
  const own = `Hookline <hookline@${hostname}>`;
  return user?.address ?? (parseMailbox(own) === null ? "Hookline <hookline@localhost>" : own);
}
