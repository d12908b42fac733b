import type { Source } from "#core/contracts/sources.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { avaWebhook, devclawWebhook, unpodModule } from "./set-up-text.ts";
import { authWords } from "./source-words.ts";
import classes from "./source-set-up.module.css";

export type PlatformStepsProps = {
  readonly platform: "ava" | "devclaw" | "unpod";
  readonly source: Source;
};

type Steps = {
  readonly title: string;
  /** Checks the platform can do itself. */
  readonly auths: readonly Source["auth"][];
  readonly lead: string;
  readonly code: (source: Source) => string;
  readonly name: string;
  readonly after: string;
};

const steps = {
  ava: {
    title: "AVA",
    auths: ["none", "bearer"],
    lead: "Add this to config/ai-agent.local.yaml and restart the engine. AVA then reports every call when it is over.",
    code: avaWebhook,
    name: "AVA configuration",
    after: "Hooks before and in the call stay in AVA: Export writes them for it.",
  },
  devclaw: {
    title: "DevClaw",
    auths: ["none", "bearer", "devclaw"],
    lead: "Add this to DevClaw’s configuration and name the events your flows listen to.",
    code: devclawWebhook,
    name: "DevClaw configuration",
    after:
      "A webhook only tells. To block or change a tool call or a message, choose Export and DevClaw in a flow: it writes hookline_bridge.go, which waits for the answer. It takes the address from HOOKLINE_EVENTS_URL and the same secret from HOOKLINE_TOKEN.",
  },
  unpod: {
    title: "Unpod",
    auths: ["none", "bearer"],
    lead: "Open a flow, choose Export and Unpod, and put hookline_bridge.py beside your agent. Then start it where the runner is made. It tells of every call, and does what flows say in it.",
    code: unpodModule,
    name: "Unpod module",
    after:
      "The bridge never takes a call down: when Hookline is away, the agent goes on without it.",
  },
} as const satisfies Record<PlatformStepsProps["platform"], Steps>;

/** What to enter at a platform that is set up by a file. */
export function PlatformSteps({ platform, source }: PlatformStepsProps) {
  const { title, auths, lead, code, name, after }: Steps = steps[platform];
  if (!auths.includes(source.auth)) {
    return (
      <p>
        {title} cannot do the check “{authWords[source.auth]}”. Change the source to{" "}
        {auths
          .filter((auth) => auth !== "none")
          .map((auth) => `“${authWords[auth]}”`)
          .join(" or ")}
        , or add a source of its own for {title}.
      </p>
    );
  }
  return (
    <>
      <p>{lead}</p>
      <CodeBlock text={code(source)} name={name} />
      {source.auth === "none" ? null : (
        <p className={classes.quiet}>
          Set <code>HOOKLINE_SECRET</code> to the source’s secret in {title}’s environment.
        </p>
      )}
      <p className={classes.quiet}>{after}</p>
    </>
  );
}
