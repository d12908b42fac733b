import type { TemplateFault } from "./template-node.ts";

/** Ends the reading of a template at any depth; `parseGoTemplate` makes a result of it. */
export class FaultError extends Error {
  override readonly name = "FaultError";
  readonly fault: TemplateFault;

  constructor(message: string, at: number) {
    super(message);
    this.fault = { message, at };
  }
}
