import type { z } from "zod";
import {
  allowAddressSchema,
  allowedAddressListSchema,
  deliveryDetailSchema,
  deliveryListSchema,
  deliveryQuerySchema,
  deliverySummarySchema,
  destinationListSchema,
  destinationSchema,
  patchDestinationSchema,
} from "./deliveries.ts";
import { alertDestinationListSchema } from "./alert-destinations.ts";
import { eventDetailSchema, eventListSchema, eventQuerySchema } from "./events.ts";
import {
  createFlowSchema,
  exportedSchema,
  exportSchema,
  flowDetailSchema,
  flowHooksQuerySchema,
  flowListSchema,
  flowVersionListSchema,
  importedSchema,
  importSchema,
  liveHooksSchema,
  publishedFlowSchema,
  publishFlowSchema,
  putFlowSchema,
} from "./flows.ts";
import { liveHookListSchema, switchHookSchema } from "./hooks.ts";
import { inboxBehaviourSchema, inboxSchema } from "./inbox.ts";
import { namedSecretSchema, putSecretSchema, secretListSchema } from "./secrets.ts";
import { sourceListSchema, sourceSchema, writeSourceSchema } from "./sources.ts";
import { streamMessageSchema } from "./stream.ts";

/** One operation of `/api/v1`: what its description in OpenAPI is made of. */
export type Operation = {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Below `/api/v1`, with `{name}` for what varies. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Status of success; 204 has no answer. */
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodType;
  /** A stream of server-sent events, each with `answer` as its data. */
  readonly isStream?: true;
  /** Statuses of the problems it can answer with, beside 401, 500 and 503. */
  readonly problems?: readonly (400 | 403 | 404 | 409 | 413 | 422)[];
};

const missing = [404] as const;
const unusable = [400, 413, 422] as const;

const flowOperations: readonly Operation[] = [
  { method: "get", path: "/flows", summary: "List flows", status: 200, answer: flowListSchema },
  {
    method: "post",
    path: "/flows",
    summary: "Create a flow as a draft",
    body: createFlowSchema,
    status: 201,
    answer: flowDetailSchema,
    problems: unusable,
  },
  {
    method: "get",
    path: "/flows/{flowId}",
    summary: "Read a flow, its draft and what is wrong with it",
    status: 200,
    answer: flowDetailSchema,
    problems: missing,
  },
  {
    method: "put",
    path: "/flows/{flowId}",
    summary: "Replace the draft; `If-Match` is the `draftRevision` it was made on",
    body: putFlowSchema,
    status: 200,
    answer: flowDetailSchema,
    problems: [404, 409, ...unusable],
  },
  {
    method: "delete",
    path: "/flows/{flowId}",
    summary: "Delete a flow; what it did stays in the log",
    status: 204,
    problems: missing,
  },
  {
    method: "post",
    path: "/flows/{flowId}/publish",
    summary: "Make the draft the live version; refused with diagnostics when it has errors",
    body: publishFlowSchema,
    status: 200,
    answer: publishedFlowSchema,
    problems: [404, ...unusable],
  },
  {
    method: "post",
    path: "/flows/{flowId}/enable",
    summary: "Switch a flow on",
    status: 200,
    answer: flowDetailSchema,
    problems: missing,
  },
  {
    method: "post",
    path: "/flows/{flowId}/disable",
    summary: "Switch a flow off",
    status: 200,
    answer: flowDetailSchema,
    problems: missing,
  },
  {
    method: "get",
    path: "/flows/{flowId}/hooks",
    summary: "The hooks document of what is live, or of the draft",
    query: flowHooksQuerySchema,
    status: 200,
    answer: liveHooksSchema,
    problems: [404, 422],
  },
  {
    method: "patch",
    path: "/flows/{flowId}/hooks",
    summary: "Switch one live hook on or off, without publishing",
    body: switchHookSchema,
    status: 200,
    answer: switchHookSchema,
    problems: [404, ...unusable],
  },
  {
    method: "get",
    path: "/hooks",
    summary: "List the hooks of all live flows, in the order they run",
    status: 200,
    answer: liveHookListSchema,
  },
  {
    method: "get",
    path: "/flows/{flowId}/versions",
    summary: "List what was published, newest first",
    status: 200,
    answer: flowVersionListSchema,
    problems: missing,
  },
  {
    method: "post",
    path: "/flows/{flowId}/versions/{version}/restore",
    summary: "Make a published version the draft again; what is live stays",
    status: 200,
    answer: flowDetailSchema,
    problems: [404, 422],
  },
  {
    method: "post",
    path: "/imports",
    summary:
      "Make a flow of hooks in any platform's form; which one is found out unless `dialect` says it",
    body: importSchema,
    status: 201,
    answer: importedSchema,
    problems: unusable,
  },
  {
    method: "post",
    path: "/exports",
    summary: "Write hooks in a platform's own form; stores nothing",
    body: exportSchema,
    status: 200,
    answer: exportedSchema,
    problems: [404, ...unusable],
  },
];

const settingOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/sources",
    summary: "List sources",
    status: 200,
    answer: sourceListSchema,
  },
  {
    method: "post",
    path: "/sources",
    summary: "Create a source",
    body: writeSourceSchema,
    status: 201,
    answer: sourceSchema,
    problems: [409, ...unusable],
  },
  {
    method: "get",
    path: "/sources/{sourceId}",
    summary: "Read a source",
    status: 200,
    answer: sourceSchema,
    problems: missing,
  },
  {
    method: "put",
    path: "/sources/{sourceId}",
    summary: "Change a source; a secret that is left out stays",
    body: writeSourceSchema,
    status: 200,
    answer: sourceSchema,
    problems: [404, 409, ...unusable],
  },
  {
    method: "delete",
    path: "/sources/{sourceId}",
    summary: "Delete a source; its events stay",
    status: 204,
    problems: missing,
  },
  {
    method: "get",
    path: "/secrets",
    summary: "List the names of secrets and who uses them",
    status: 200,
    answer: secretListSchema,
  },
  {
    method: "put",
    path: "/secrets/{name}",
    summary: "Store a secret",
    body: putSecretSchema,
    status: 200,
    answer: namedSecretSchema,
    problems: unusable,
  },
  {
    method: "delete",
    path: "/secrets/{name}",
    summary: "Delete a secret",
    status: 204,
    problems: missing,
  },
  {
    method: "get",
    path: "/destinations",
    summary: "List destinations, newest first",
    status: 200,
    answer: destinationListSchema,
  },
  {
    method: "patch",
    path: "/destinations/{destinationId}",
    summary: "Switch a destination on or off",
    body: patchDestinationSchema,
    status: 200,
    answer: destinationSchema,
    problems: [404, ...unusable],
  },
  {
    method: "post",
    path: "/destinations/{destinationId}/enable",
    summary: "Switch a destination on; what was held for it goes out",
    status: 200,
    answer: destinationSchema,
    problems: missing,
  },
  {
    method: "get",
    path: "/alert-destinations",
    summary: "List who the action `notify` tells",
    status: 200,
    answer: alertDestinationListSchema,
  },
  {
    method: "put",
    path: "/alert-destinations",
    summary: "Replace who the action `notify` tells",
    body: alertDestinationListSchema,
    status: 200,
    answer: alertDestinationListSchema,
    problems: unusable,
  },
  {
    method: "get",
    path: "/allowed-addresses",
    summary: "List the private addresses that deliveries may go to",
    status: 200,
    answer: allowedAddressListSchema,
  },
  {
    method: "post",
    path: "/allowed-addresses",
    summary: "Allow a private `host:port`; in local mode only",
    body: allowAddressSchema,
    status: 201,
    answer: allowedAddressListSchema,
    problems: [403, ...unusable],
  },
  {
    method: "delete",
    path: "/allowed-addresses/{address}",
    summary: "Take an allowance back",
    status: 204,
    problems: missing,
  },
];

const logOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/events",
    summary: "List events with their hooks' verdicts, newest first",
    query: eventQuerySchema,
    status: 200,
    answer: eventListSchema,
    problems: [422],
  },
  {
    method: "get",
    path: "/events/{eventId}",
    summary: "Read an event with its data and its deliveries",
    status: 200,
    answer: eventDetailSchema,
    problems: missing,
  },
  {
    method: "get",
    path: "/deliveries",
    summary: "List deliveries, newest first",
    query: deliveryQuerySchema,
    status: 200,
    answer: deliveryListSchema,
    problems: [422],
  },
  {
    method: "get",
    path: "/deliveries/{deliveryId}",
    summary: "Read a delivery with its request and its attempts",
    status: 200,
    answer: deliveryDetailSchema,
    problems: missing,
  },
  {
    method: "post",
    path: "/deliveries/{deliveryId}/resend",
    summary: "Send a finished delivery again, with the same `webhook-id`",
    status: 201,
    answer: deliverySummarySchema,
    problems: [404, 409],
  },
  {
    method: "get",
    path: "/stream",
    summary: "Follow events and deliveries as they change; `Last-Event-ID` goes on from there",
    status: 200,
    answer: streamMessageSchema,
    isStream: true,
  },
  {
    method: "get",
    path: "/inbox/{name}",
    summary: "What the built-in receiver got, newest first",
    status: 200,
    answer: inboxSchema,
    problems: [422],
  },
  {
    method: "put",
    path: "/inbox/{name}",
    summary: "Tell the built-in receiver how to answer",
    body: inboxBehaviourSchema,
    status: 200,
    answer: inboxSchema,
    problems: unusable,
  },
];

/** Every operation of `/api/v1`. A test compares the list with the routes. */
export const operations: readonly Operation[] = [
  ...flowOperations,
  ...settingOperations,
  ...logOperations,
];
