"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DialectExport, SupportRow } from "#core/dialects/dialect.ts";
import type { HooksForm } from "#core/dialects/dialects.ts";
import type { Flow } from "#core/flow/flow.ts";

export type FlowExport =
  | { readonly kind: "writing" }
  /** What writes hooks could not be loaded. */
  | { readonly kind: "failed" }
  | {
      readonly kind: "written";
      readonly written: DialectExport;
      /** What the platform can say at all; empty for Hookline's own form, which says everything. */
      readonly support: readonly SupportRow[];
    };

/** Writes a flow in a platform's form, in the browser. What writes it is loaded when first needed. */
export function useExport(flow: Flow, to: HooksForm): FlowExport {
  const writer = useQuery({
    queryKey: ["core", "write-flow"],
    queryFn: loadWriter,
    staleTime: Infinity,
    networkMode: "always",
    structuralSharing: false,
  });
  const { data } = writer;
  return useMemo(() => {
    if (data === undefined) return { kind: writer.isError ? "failed" : "writing" };
    const support = data.findDialect(to)?.support ?? [];
    return { kind: "written", written: data.writeFlow(flow, to), support };
  }, [data, writer.isError, flow, to]);
}

async function loadWriter() {
  const [{ writeFlow }, { findDialect }] = await Promise.all([
    import("#core/exchange/write-flow.ts"),
    import("#core/dialects/dialects.ts"),
  ]);
  return { writeFlow, findDialect };
}
