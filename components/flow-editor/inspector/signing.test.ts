import { expect, it } from "vitest";
import { actionSchema } from "#core/hook/action.ts";
import { patchPart } from "./draft-fields.ts";
import {
  isSignature,
  patchSignature,
  signatureOf,
  signatures,
  signingSecretOf,
} from "./signing.ts";

const webhook = { type: "webhook", url: "https://a.test" };

it.each([
  [undefined, "standard"],
  [true, "standard"],
  [false, "none"],
  ["devclaw", "devclaw"],
])("sign %j is the signature %s", (sign, signature) => {
  expect(signatureOf({ ...webhook, sign })).toBe(signature);
});

it.each(Object.keys(signatures).filter(isSignature))(
  "choosing %s makes an action that is valid, and is what was chosen",
  (signature) => {
    const before = { ...webhook, sign: "devclaw", signingSecret: "${MINE}" };
    const after = patchPart(before, patchSignature(signature));
    expect(actionSchema.safeParse(after).success).toBe(true);
    expect(signatureOf(after)).toBe(signature);
    expect(signingSecretOf(after)).toBe(signature === "devclaw" ? "MINE" : null);
  },
);
