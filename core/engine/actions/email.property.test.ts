import fc from "fast-check";
import { expect, it } from "vitest";
import { hasControl, parseMailbox } from "../../delivery/email-address.ts";
import { exampleContext, resolveAction } from "../testing/resolve-action.ts";

/** What a caller could be called to get into somebody else's mail. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "ada@example.com",
        "eve@example.com",
        "\r\n",
        "\n",
        "Bcc: ",
        ",",
        ";",
        "<",
        ">",
        '"',
        " ",
        "\u2028",
        "\u0000",
        "${TOKEN}",
        "{{ 1 }}",
      ),
      { maxLength: 6 },
    )
    .map((pieces) => pieces.join("")),
);
const place = fc.constantFrom("{{ v }}", "Caller {{ v }} <ada@example.com>", "{{ v }}@example.com");

it("whatever a caller is called, the mail has the author's mailboxes and no other header", () => {
  fc.assert(
    fc.property(hostile, place, place, (value, to, from) => {
      const named = (template: string) => template.replace("{{ v }}", "{{ call.customer.name }}");
      const resolved = resolveAction(
        {
          type: "email",
          to: named(to),
          from: named(from),
          subject: "About {{ call.customer.name }}",
          text: "{{ call.customer.name }}",
        },
        { ...exampleContext, call: { customer: { name: value } } },
      );
      if (resolved.kind === "failed") return;
      expect(resolved.kind).toBe("delivery");
      if (resolved.kind !== "delivery" || resolved.request.body === null) return;
      const { headers, body, url } = resolved.request;
      const names = headers.map(([name]) => name);
      expect(names.filter((name) => name !== "from")).toEqual(["to", "subject"]);
      for (const [name, sealed] of [...headers, ["url", url] as const]) {
        expect(sealed.refs).toEqual([]);
        expect(hasControl(sealed.text)).toBe(false);
        if (name === "to" || name === "from") expect(parseMailbox(sealed.text)).not.toBeNull();
      }
      expect(JSON.parse(body.text)).toEqual({ text: value.toWellFormed() });
    }),
  );
});
