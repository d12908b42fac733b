const address = /^hookline:\/\/inbox\/([a-z0-9][a-z0-9-]{0,62})$/;

/**
 * Returns the name in an address of the built-in receiver, `hookline://inbox/<name>`, or `null` for any other address.
 * It stands in documents until a person has a receiver of their own; the Inbox is reached in process, so the address
 * is the same wherever Hookline runs.
 */
export function inboxNameOf(url: string): string | null {
  return address.exec(url)?.[1] ?? null;
}
