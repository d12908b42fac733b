"use client";

import { Tabs } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import Link from "next/link";
import type { Source } from "#core/contracts/sources.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { SourceState } from "./source-state.tsx";
import { PlatformSteps } from "./platform-steps.tsx";
import { secretPlaceholder, vapiAssistant, vapiCredential } from "./set-up-text.ts";
import { authWords, isLocalAddress } from "./source-words.ts";
import { testCommand } from "./test-command.ts";
import classes from "./source-set-up.module.css";

export type SourceSetUpProps = { readonly source: Source };

/** The address to send to, whether anything has come, and what to enter at the platform. */
export function SourceSetUp({ source }: SourceSetUpProps) {
  const hasEvents = source.lastEventAt !== null;
  return (
    <>
      <section
        className={classes.card}
        aria-label="Ingest address"
        data-live={hasEvents || undefined}
      >
        <div className={classes.top}>
          <h2 className={classes.heading}>Send events to</h2>
          <SourceState source={source} />
        </div>
        <div className={classes.address}>
          <code>{source.address}</code>
          <CopyButton hasWords text={source.address} label="Copy address" />
        </div>
        {hasEvents ? (
          <p className={classes.note} data-tone="ok">
            <IconCircleCheck size={17} stroke={1.8} aria-hidden />
            <span>
              Events arrive. <Link href="/deliveries/events">See them in the log</Link>
            </span>
          </p>
        ) : null}
        {isLocalAddress(source.address) ? <LocalNote source={source} /> : null}
      </section>
      <Tabs defaultValue={firstTab(source)} className={classes.tabs} keepMounted={false}>
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="vapi">Vapi</Tabs.Tab>
          <Tabs.Tab value="ava">AVA</Tabs.Tab>
          <Tabs.Tab value="devclaw">DevClaw</Tabs.Tab>
          <Tabs.Tab value="unpod">Unpod</Tabs.Tab>
          <Tabs.Tab value="other">Your own program</Tabs.Tab>
          <Tabs.Tab value="test">Test event</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="vapi" className={classes.panel}>
          <VapiSteps source={source} />
        </Tabs.Panel>
        {platforms.map((platform) => (
          <Tabs.Panel key={platform} value={platform} className={classes.panel}>
            <PlatformSteps platform={platform} source={source} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="other" className={classes.panel}>
          <OtherSteps source={source} />
        </Tabs.Panel>
        <Tabs.Panel value="test" className={classes.panel}>
          <p>Paste this into a terminal. It tells of a call that ends with an error.</p>
          <CodeBlock text={testCommand(source, secretPlaceholder)} name="test command" />
          <p className={classes.quiet}>
            Send it again and nothing more happens: the same event counts once.
          </p>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

const platforms = ["ava", "devclaw", "unpod"] as const;

function firstTab({ auth, adapter }: Source): string {
  if (auth === "devclaw") return "devclaw";
  if (auth === "standard-webhooks") return "other";
  return platforms.find((platform) => platform === adapter) ?? "vapi";
}

function LocalNote({ source }: SourceSetUpProps) {
  return (
    <p className={classes.note} data-tone="warn">
      <IconAlertTriangle size={17} stroke={1.8} aria-hidden />
      <span>
        Only this machine reaches this address. For real calls, open a tunnel to it and start
        Hookline with <code>HOOKLINE_PUBLIC_URL</code> set to the tunnel’s address.
        {source.auth === "none"
          ? " A tunnel is let through only when the source has a secret."
          : ""}
      </span>
    </p>
  );
}

function VapiSteps({ source }: SourceSetUpProps) {
  const { auth } = source;
  if (auth === "devclaw" || auth === "standard-webhooks") {
    return (
      <p>
        Vapi cannot sign in this way. Change the source to a bearer token or to Vapi’s HMAC
        signature, or add a source of its own for Vapi.
      </p>
    );
  }
  const isSigned = auth === "vapi-hmac";
  const hasSecret = auth !== "none" && !isSigned;
  return (
    <ol className={classes.steps}>
      {isSigned ? (
        <li>
          <p>
            In the Vapi dashboard open <strong>Integrations → Custom Credentials</strong> and add a
            credential of the type <strong>HMAC</strong>:
          </p>
          <CodeBlock text={vapiCredential(source)} name="Vapi HMAC credential" />
        </li>
      ) : null}
      <li>
        <p>
          In the Vapi dashboard open <strong>Assistants</strong>, choose yours, then{" "}
          <strong>Advanced → Messaging</strong>.
        </p>
      </li>
      <li>
        <p>
          Set <strong>Server URL</strong> to the address above
          {hasSecret ? ", and add the header below under HTTP headers" : ""}
          {isSigned ? " and choose that credential" : ""}. Under <strong>Server Messages</strong>{" "}
          choose those of the list.
        </p>
        <p className={classes.quiet}>Or send this with Vapi’s API (PATCH /assistant/your-id):</p>
        <CodeBlock
          isJson
          text={vapiAssistant(source, secretPlaceholder)}
          name="Vapi assistant settings"
        />
        {hasSecret || isSigned ? (
          <p className={classes.quiet}>
            Put the secret you copied in the place of {secretPlaceholder}. Lost it? Change the
            source and generate another one.
          </p>
        ) : null}
      </li>
      <li>
        <p>Make a call. This page turns green with the first event.</p>
      </li>
    </ol>
  );
}

const canonicalExample = JSON.stringify(
  {
    id: "any-id-of-yours",
    type: "call.ended",
    callId: "call-1",
    at: "2026-11-20T10:01:14.000Z",
    data: { call: { endedReason: "customer-ended-call", durationSeconds: 74, summary: "…" } },
  },
  null,
  2,
);

function OtherSteps({ source }: SourceSetUpProps) {
  return (
    <>
      <p>
        Post each event as JSON to the address
        {source.auth === "none" ? "" : `, with the check “${authWords[source.auth]}”`}. Answer 202
        means it is stored. An <code>id</code> keeps a repeated event from counting twice. The tab
        “Test event” shows a whole request.
      </p>
      <CodeBlock isJson text={canonicalExample} name="event in Hookline’s own form" />
    </>
  );
}
