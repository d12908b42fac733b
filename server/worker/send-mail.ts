import { createTransport, type Transporter } from "nodemailer";
import { z } from "zod";
import { hasControl, type Mailbox, parseMailbox } from "#core/delivery/email-address.ts";
import type { SendOutcome } from "#core/delivery/send-outcome.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Clock } from "../clock.ts";
import type { OutboundPlace } from "../delivery/outbound-url.ts";
import { toFailureReason } from "../delivery/send-failure.ts";
import type { FilledRequest } from "./fill-request.ts";

export type MailRequest = Pick<FilledRequest, "headers" | "body"> & {
  readonly timeoutMs: number;
  /** Aborted when Hookline stops. */
  readonly signal: AbortSignal;
};

/** Sends e-mails over one mail server. Never rejects because of the outside world. */
export type Mailer = { send(request: MailRequest): Promise<SendOutcome> };

/**
 * A mailer for `SMTP_URL`; without one every e-mail fails with what to do. The outbound guard does not look at this
 * server: the operator chose it, no author of a flow can, and it may well stand in a private network.
 */
export function createMailer(smtpUrl: string | null, clock: Clock): Mailer {
  if (smtpUrl === null) return { send: async () => notConfigured };
  const place = placeOf(smtpUrl);
  const transport = createTransport({
    url: smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(request) {
      const message = readMessage(request);
      if (!message.ok) return unsendable(message.error);
      const startedAt = clock.nowMs();
      const outcome = await attempt(transport, message.value, { request, place, startedAt });
      return { ...outcome, durationMs: clock.nowMs() - startedAt };
    },
  };
}

type Message = {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly subject: string;
  readonly messageId: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
};

const contentSchema = z.object({ text: z.string().optional(), html: z.string().optional() });

/** The message of a request (`core/engine/actions/email.ts`), looked at once more with its secrets filled in. */
function readMessage({ headers, body }: MailRequest): Result<Message, string> {
  const problems: string[] = [];
  const texts = (name: string) => headers.flatMap(([key, value]) => (key === name ? [value] : []));
  const mailboxes = (name: string) =>
    texts(name).flatMap((text): readonly Mailbox[] => {
      const mailbox = parseMailbox(text);
      if (mailbox === null) problems.push(`What stands under "${name}" is not one e-mail address.`);
      return mailbox === null ? [] : [mailbox];
    });
  const [from] = mailboxes("from");
  const message = {
    to: mailboxes("to"),
    cc: mailboxes("cc"),
    bcc: mailboxes("bcc"),
    replyTo: mailboxes("reply-to"),
    subject: texts("subject")[0] ?? "",
    messageId: texts("message-id")[0] ?? "",
    ...contentSchema.parse(JSON.parse(body ?? "{}")),
  };
  if (hasControl(message.subject)) problems.push("The subject has a line break in it.");
  const [problem] = problems;
  if (problem !== undefined || from === undefined) {
    return err(problem ?? "The e-mail does not say who it is from.");
  }
  return ok({ ...message, from, text: message.text, html: message.html });
}

type Attempt = {
  readonly request: MailRequest;
  readonly place: OutboundPlace;
  readonly startedAt: number;
};

async function attempt(
  transport: Transporter,
  message: Message,
  { request, place, startedAt }: Attempt,
): Promise<SendOutcome> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  try {
    const sent = sentSchema.parse(
      await transport.sendMail({
        ...message,
        to: [...message.to],
        cc: [...message.cc],
        bcc: [...message.bcc],
        replyTo: [...message.replyTo],
        date: new Date(startedAt),
        signal: AbortSignal.any([timeout, request.signal]),
      }),
    );
    const refused = sent.rejectedErrors.map((one) => shorten(one.response ?? one.message));
    return reply(sent.response, refused);
  } catch (error) {
    return failure(error, { request, place, timedOut: timeout.aborted });
  }
}

const rejectionSchema = z.object({ response: z.string().optional(), message: z.string() });
const sentSchema = z.object({
  response: z.string(),
  rejectedErrors: z.array(rejectionSchema).default([]),
});
/** What nodemailer adds to its errors. */
const mailErrorSchema = z.object({
  code: z.string().optional(),
  originalCode: z.string().optional(),
  responseCode: z.number().int().optional(),
  response: z.string().optional(),
});

type Failed = Pick<Attempt, "request" | "place"> & { readonly timedOut: boolean };

function failure(error: unknown, { request, place, timedOut }: Failed): SendOutcome {
  const where = `${place.host}:${place.port}`;
  const about = { allowable: null, sentAnyByte: true, durationMs: 0 };
  if (request.signal.aborted) {
    const message = `Hookline stopped before ${where} had answered.`;
    return { kind: "cancelled", code: "hookline.stopped", message, ...about };
  }
  if (timedOut) {
    const message = `${where} did not take the e-mail within ${request.timeoutMs} ms.`;
    return { kind: "timeout", code: "network.timeout", message, ...about };
  }
  const read = mailErrorSchema.safeParse(error);
  const { code, originalCode, responseCode, response } = read.success ? read.data : {};
  if (responseCode !== undefined) return reply(response ?? String(responseCode), []);
  const cause = Object.assign(new Error("mail"), { code: originalCode ?? code ?? "" });
  return { ...toFailureReason(cause, place, false), sentAnyByte: true, durationMs: 0 };
}

function reply(response: string, refused: readonly string[]): SendOutcome {
  return {
    kind: "mail-reply",
    status: Number(/^\d{3}/.exec(response)?.[0] ?? "250"),
    body: shorten(response),
    refused,
    sentAnyByte: true,
    durationMs: 0,
  };
}

const maxReply = 2000;

function shorten(text: string): string {
  return text.slice(0, maxReply).replaceAll("\u0000", "\uFFFD");
}

function placeOf(smtpUrl: string): OutboundPlace {
  const { protocol, hostname, port } = new URL(smtpUrl);
  const usual = protocol === "smtps:" ? 465 : 587;
  return { host: hostname, port: port === "" ? usual : Number(port) };
}

const notConfigured: SendOutcome = {
  kind: "bad-url",
  code: "smtp.not-configured",
  message:
    "This Hookline has no mail server, so nothing was sent. Start it with SMTP_URL=smtp://user:password@mail.example.com:587, then resend.",
  allowable: null,
  sentAnyByte: false,
  durationMs: 0,
};

function unsendable(message: string): SendOutcome {
  const about = { allowable: null, sentAnyByte: false, durationMs: 0 };
  return { kind: "bad-header", code: "action.bad-header", message, ...about };
}
