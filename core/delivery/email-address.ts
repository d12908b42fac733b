/** Where deliveries of e-mails go, in place of a URL: the mail server of this Hookline (`SMTP_URL`). */
export const smtpAddress = "hookline://smtp";

/** One mailbox: an address and the name that stands before it. */
export type Mailbox = { readonly name: string; readonly address: string };

const maxMailbox = 600;
const maxAddress = 254;
const maxLocalPart = 64;

/**
 * Reads `ada@example.com` or `Ada Lovelace <ada@example.com>`; `null` for anything that is not exactly one mailbox.
 * Nothing in it can begin another header or another mailbox. Quoted local parts and address literals are not taken.
 * Source: RFC 5321, sections 4.1.2 and 4.5.3.1; RFC 5322, section 3.4.
 */
export function parseMailbox(text: string): Mailbox | null {
  if (text.length > maxMailbox || hasControl(text)) return null;
  const [name, address] = split(text.trim());
  const at = address.indexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const isAddress =
    at > 0 &&
    address.length <= maxAddress &&
    local.length <= maxLocalPart &&
    local.split(".").every((atom) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom)) &&
    domain.split(".").every((label) => /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)$/u.test(label));
  return isAddress && isName(name) ? { name: name.replace(/^"|"$/g, ""), address } : null;
}

/** The name in front and what stands in the angle brackets; without brackets all of it is the address. */
function split(text: string): readonly [string, string] {
  const open = text.indexOf("<");
  if (open < 0 || !text.endsWith(">")) return ["", text];
  return [text.slice(0, open).trim(), text.slice(open + 1, -1).trim()];
}

function isName(name: string): boolean {
  return /^"[^"<>\\]*"$/.test(name) || /^[^"<>,;:@\\]*$/.test(name);
}

/** Whether a text has a line break or another control character: no header can carry it. */
export function hasControl(text: string): boolean {
  return /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text);
}
