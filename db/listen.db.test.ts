import { expect, test } from "vitest";
import { listen, notify } from "./listen.ts";
import { setUpTestDatabase } from "./testing/template-database.ts";

const t = setUpTestDatabase();

test("hears what is notified from subscribing until closing, and subscribes anew after a break", async () => {
  const heard: string[] = [];
  const signals = new EventTarget();
  const listener = await listen(t.database, {
    channel: "test",
    onNotification: (text) => {
      heard.push(text);
      signals.dispatchEvent(new Event("heard"));
    },
    onSubscribed: () => signals.dispatchEvent(new Event("subscribed")),
  });
  const next = (name: string) =>
    new Promise((resolve) => signals.addEventListener(name, resolve, { once: true }));

  const first = next("heard");
  await notify(t.database, "test", "dlv_1");
  await first;

  const again = next("subscribed");
  await t.database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%'`;
  await again;
  const second = next("heard");
  await notify(t.database, "test", "dlv_2");
  await second;

  await listener.close();
  await notify(t.database, "test", "dlv_3");
  expect(heard).toEqual(["dlv_1", "dlv_2"]);
});
