import { Socket } from "node:net";

/**
 * The connection under the driver. postgres.js 3.4.9 writes the `rollback` of a transaction whose connection was
 * closed to no socket at all: an error outside every promise, which ends the process
 * (github.com/porsager/postgres/issues/1208). So a close is told in two steps: first as an error, which ends the
 * statements that run, and only when what they do about it was written to nowhere, as the close.
 */
class ClientSocket extends Socket {
  #hasFailed = false;

  override emit(event: string | symbol, ...values: readonly unknown[]): boolean {
    if (event === "error") this.#hasFailed = true;
    if (event !== "close") return super.emit(event, ...values);
    if (!this.#hasFailed) super.emit("error", closedError());
    // The driver writes in an immediate of its own, which an error handler's promises have set up by then.
    setImmediate(() => setImmediate(() => super.emit("close", false)));
    return true;
  }
}

function closedError(): Error {
  return Object.assign(new Error("the database closed the connection"), {
    code: "CONNECTION_CLOSED",
  });
}

/** Where a connection goes, of the driver's own options: lists in the order they are tried. */
export type ClientAddress = {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | (() => string) | false | null | undefined;
};

/**
 * Returns the driver's way to a new connection: each goes to the next of the hosts. What is written before it stands
 * is sent then. `host` on the socket is the name that TLS asks for.
 */
export function clientSockets(): (address: ClientAddress) => Socket {
  let count = 0;
  return ({ host: hosts, port: ports, path }) => {
    const socket = new ClientSocket();
    // A statement is a small packet. Held back for the answer to the one before, each would wait for it.
    socket.setNoDelay(true);
    if (typeof path === "string" && path !== "") return socket.connect(path);
    const place = count % Math.max(1, hosts.length);
    count += 1;
    const [host = "localhost", port = 5432] = [hosts[place], ports[place % ports.length]];
    return Object.assign(socket.connect({ host, port }), { host });
  };
}
