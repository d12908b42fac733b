import { once } from "node:events";
import { createServer, type Socket } from "node:net";

export type ReceivedMail = {
  readonly from: string;
  readonly to: readonly string[];
  /** Header and body as they came, dots unstuffed. */
  readonly text: string;
};

/** What the server answers to a command, or to the end of a message (`DATA END`); `null`: the usual. */
export type MailAnswers = (command: string) => string | null;

export type MailServer = {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Every command, without its line end. */
  readonly commands: readonly string[];
  answerWith(answers: MailAnswers): void;
  stop(): Promise<void>;
};

/** Starts an SMTP server on a free loopback port that takes everything. Source: RFC 5321. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const commands: string[] = [];
  const open = new Set<Socket>();
  let answers: MailAnswers = () => null;
  const server = createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket)).on("error", () => socket.destroy());
    serve(socket, { mails, commands, answer: (command) => answers(command) });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    mails,
    commands,
    answerWith(chosen) {
      answers = chosen;
    },
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

type Session = {
  readonly mails: ReceivedMail[];
  readonly commands: string[];
  readonly answer: MailAnswers;
};

const usual: readonly (readonly [RegExp, string])[] = [
  [/^EHLO/i, "250-mail.test\r\n250-AUTH PLAIN\r\n250 8BITMIME"],
  [/^AUTH/i, "235 2.7.0 Welcome"],
  [/^DATA$/i, "354 Go on"],
  [/^DATA END$/, "250 2.0.0 Queued"],
  [/^QUIT/i, "221 Bye"],
  [/^CONNECT$/, "220 mail.test"],
];

function serve(socket: Socket, { mails, commands, answer }: Session): void {
  let buffer = "";
  let [from, isInData] = ["", false];
  let to: string[] = [];
  const say = (command: string): string => {
    const said = answer(command) ?? usual.find(([form]) => form.test(command))?.[1] ?? "250 OK";
    socket.write(`${said}\r\n`);
    return said;
  };
  say("CONNECT");
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    buffer += chunk;
    for (;;) {
      const end = buffer.indexOf(isInData ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + (isInData ? 5 : 2));
      if (isInData) {
        isInData = false;
        if (say("DATA END").startsWith("2")) {
          mails.push({ from, to, text: line.replaceAll(/^\.\./gm, ".") });
        }
        continue;
      }
      commands.push(line);
      const said = say(line);
      const [, sender] = /^MAIL FROM:<([^>]*)>/i.exec(line) ?? [];
      if (sender !== undefined) [from, to] = [sender, []];
      const [, recipient] = /^RCPT TO:<([^>]*)>/i.exec(line) ?? [];
      if (recipient !== undefined && said.startsWith("2")) to.push(recipient);
      isInData = said.startsWith("354");
    }
  });
}
