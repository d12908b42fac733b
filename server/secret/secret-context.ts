/** What a sealed value belongs to, bound into its encryption: a row copied to another name does not open. */
export function secretContext(workspaceId: string, name: string): string {
  return `secret:${workspaceId}:${name}`;
}

export function sourceSecretContext(sourceId: string): string {
  return `source:${sourceId}`;
}

export function signingSecretContext(workspaceId: string, urlHash: string): string {
  return `signing:${workspaceId}:${urlHash}`;
}
