/** Every table, for the migration generator. Queries import the table's own file. */
export * from "./workspaces.ts";
export * from "./flows.ts";
export * from "./sources.ts";
export * from "./secrets.ts";
export * from "./destinations.ts";
export * from "./calls.ts";
export * from "./events.ts";
export * from "./deliveries.ts";
export * from "./keys.ts";
export * from "./timers.ts";
export * from "./inbox.ts";
