import manifest from "../../package.json" with { type: "json" };

/** The version of this Hookline. */
export const version: string = manifest.version;
