import { z } from "zod";

/**
 * The conditions of a hook. Unknown fields are kept. `key` is a context path (`context-path.ts`).
 * `oneOf` is Vapi's; the others are Hookline's.
 */
const key = z.string().min(1).max(1000);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const texts = z.union([z.string(), z.array(z.string()).min(1)]);
/** Vapi's own filters have neither a shortest key nor a shortest list; what is empty never matches. */
const anyKey = z.string().max(1000);
const caseSensitive = z.boolean().optional();

const oneOf = z.looseObject({
  type: z.literal("oneOf"),
  key: anyKey,
  oneOf: z.array(z.string().max(1000)),
});
const equals = z.looseObject({
  type: z.literal("equals"),
  key,
  equals: z.union([scalar, z.array(scalar).min(1)]),
  caseSensitive,
});
const contains = z.looseObject({
  type: z.literal("contains"),
  key,
  contains: texts,
  caseSensitive,
});
const startsWith = z.looseObject({
  type: z.literal("startsWith"),
  key,
  startsWith: z.union([z.string(), z.array(z.string())]),
  caseSensitive,
});
const endsWith = z.looseObject({
  type: z.literal("endsWith"),
  key,
  endsWith: texts,
  caseSensitive,
});
const matches = z.looseObject({
  type: z.literal("matches"),
  key,
  matches: z.string().min(1).max(2000),
  caseSensitive,
});
const greaterThan = z.looseObject({ type: z.literal("greaterThan"), key, greaterThan: z.number() });
const lessThan = z.looseObject({ type: z.literal("lessThan"), key, lessThan: z.number() });
const between = z.looseObject({
  type: z.literal("between"),
  key,
  between: z.tuple([z.number(), z.number()]),
});
const exists = z.looseObject({ type: z.literal("exists"), key, exists: z.boolean() });

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be a time like 09:30");
const withinHours = z.looseObject({
  type: z.literal("withinHours"),
  withinHours: z.looseObject({
    days: z.array(z.enum(weekdays)).min(1),
    from: clockTime,
    to: clockTime,
    timeZone: z.string().min(1),
  }),
});
const chance = z.looseObject({ type: z.literal("chance"), chance: z.number().min(0).max(1) });

const any = z.looseObject({
  type: z.literal("any"),
  get any() {
    return z.array(filterSchema).min(1);
  },
});
const all = z.looseObject({
  type: z.literal("all"),
  get all() {
    return z.array(filterSchema).min(1);
  },
});
const not = z.looseObject({
  type: z.literal("not"),
  get not() {
    return filterSchema;
  },
});

export type Filter =
  | z.infer<typeof oneOf>
  | z.infer<typeof equals>
  | z.infer<typeof contains>
  | z.infer<typeof startsWith>
  | z.infer<typeof endsWith>
  | z.infer<typeof matches>
  | z.infer<typeof greaterThan>
  | z.infer<typeof lessThan>
  | z.infer<typeof between>
  | z.infer<typeof exists>
  | z.infer<typeof withinHours>
  | z.infer<typeof chance>
  | { type: "any"; any: Filter[]; [key: string]: unknown }
  | { type: "all"; all: Filter[]; [key: string]: unknown }
  | { type: "not"; not: Filter; [key: string]: unknown };

export const filterSchema: z.ZodType<Filter> = z.discriminatedUnion("type", [
  oneOf,
  equals,
  contains,
  startsWith,
  endsWith,
  matches,
  greaterThan,
  lessThan,
  between,
  exists,
  withinHours,
  chance,
  any,
  all,
  not,
]);

export type FilterType = Filter["type"];
