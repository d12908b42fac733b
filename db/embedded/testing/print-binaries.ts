/** Prints the `postgres` binary that the account given as the second argument (a uid) can run; copies go to the first. */
import { findPostgresBinaries } from "../postgres-binaries.ts";

const log = (message: string): void => {
  process.stderr.write(`${message}\n`);
};
const [copyRoot = "", uid] = process.argv.slice(2);
const account = uid === undefined ? null : { uid: Number(uid), gid: Number(uid) };
const found = await findPostgresBinaries({
  account,
  copyRoots: [copyRoot],
  log: { info: log, warn: log, error: log },
});
process.stdout.write(`${found.postgres}\n`);
