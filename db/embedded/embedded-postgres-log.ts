/** Where the launcher says what it does. A pino logger is one. */
export type EmbeddedPostgresLog = {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  readonly error: (message: string) => void;
};
