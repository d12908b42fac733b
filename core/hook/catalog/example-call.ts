/** A call as the examples of events tell of it. */
export const exampleCall = {
  id: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0001",
  direction: "inbound",
  customer: { number: "+15550100100", name: "Ada Lovelace" },
  phoneNumber: { number: "+15550100101" },
  agentId: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0004",
  agentName: "Support Assistant",
} as const;

/** The same call when it is over. */
export const exampleEnded = {
  ...exampleCall,
  startedAt: "2026-08-20T15:04:02.000Z",
  endedAt: "2026-08-20T15:05:16.000Z",
  durationSeconds: 74,
  endedReason: "customer-ended-call",
  outcome: "caller_hangup",
} as const;
