"use server";

import { idArgument } from "#core/contracts/argument.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import { type Source, type WriteSourceInput, writeSourceSchema } from "#core/contracts/sources.ts";
import { handleAction } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";
import { deleteSource as remove } from "#server/source/delete-source.ts";
import { createSource as create, updateSource as update } from "#server/source/write-source.ts";

export async function createSource(source: WriteSourceInput): Promise<ActionAnswer<Source>> {
  return await handleAction((context) => create(context, parseInput(writeSourceSchema, source)));
}

export async function updateSource(
  id: string,
  source: WriteSourceInput,
): Promise<ActionAnswer<Source>> {
  return await handleAction((context) => {
    const sourceId = parseInput(idArgument, id);
    return update(context, { ...parseInput(writeSourceSchema, source), sourceId });
  });
}

export async function deleteSource(id: string): Promise<ActionAnswer<null>> {
  return await handleAction(async (context) => {
    await remove(context, { sourceId: parseInput(idArgument, id) });
    return null;
  });
}
