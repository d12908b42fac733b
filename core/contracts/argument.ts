import { z } from "zod";

/** Plain arguments of server actions: they come over the wire, so even these are checked. */
export const idArgument = z.string().min(1).max(200);
export const switchArgument = z.boolean();
