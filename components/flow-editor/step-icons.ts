import {
  IconAdjustments,
  IconApi,
  IconBolt,
  IconBrandDiscord,
  IconBrandSlack,
  IconBrandZapier,
  IconClock,
  IconCode,
  IconDice5,
  IconEar,
  IconFilter,
  IconHourglass,
  IconMessage2,
  IconMessage2Plus,
  IconMicrophone,
  IconPhoneCall,
  IconPhoneEnd,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconQuote,
  IconSettingsBolt,
  IconSitemap,
  IconTool,
  IconVolumeOff,
  IconWaveSine,
  IconWebhook,
  type TablerIcon,
} from "@tabler/icons-react";
import type { FlowNode } from "#core/flow/flow.ts";
import { toolTypeOf } from "./inspector/draft-fields.ts";

const eventIcons: ReadonlyMap<string, TablerIcon> = new Map([
  ["call.ringing", IconPhoneIncoming],
  ["call.started", IconPhoneCall],
  ["call.ending", IconPhoneOff],
  ["call.ended", IconPhoneEnd],
  ["call.timeElapsed", IconClock],
  ["customer.turn", IconMessage2],
  ["assistant.turn", IconQuote],
  ["customer.speech.timeout", IconVolumeOff],
  ["assistant.speech.interrupted", IconMicrophone],
  ["customer.speech.interrupted", IconWaveSine],
  ["assistant.transcriber.endpointedSpeechLowConfidence", IconEar],
  ["model.response.timeout", IconHourglass],
  ["tool.calls", IconTool],
]);

const filterIcons: ReadonlyMap<string, TablerIcon> = new Map([
  ["withinHours", IconClock],
  ["chance", IconDice5],
  ["between", IconAdjustments],
  ["greaterThan", IconAdjustments],
  ["lessThan", IconAdjustments],
  ["contains", IconQuote],
]);

/** By the action's type, or for a tool by the tool's. */
const actionIcons: ReadonlyMap<string, TablerIcon> = new Map([
  ["slack", IconBrandSlack],
  ["discord", IconBrandDiscord],
  ["n8n", IconSitemap],
  ["zapier", IconBrandZapier],
  ["webhook", IconWebhook],
  ["say", IconMicrophone],
  ["message.add", IconMessage2Plus],
  ["transferCall", IconPhoneOutgoing],
  ["endCall", IconPhoneOff],
  ["function", IconCode],
  ["apiRequest", IconApi],
]);

export function eventIcon(type: string): TablerIcon {
  return eventIcons.get(type) ?? IconBolt;
}

export function filterIcon(type: string): TablerIcon {
  return filterIcons.get(type) ?? IconFilter;
}

/** `type` is the action's type, or the tool's for an action of type `tool`. */
export function actionIcon(type: string): TablerIcon {
  return actionIcons.get(type) ?? IconSettingsBolt;
}

export function nodeIcon(node: FlowNode): TablerIcon {
  if (node.kind === "event") return eventIcon(node.data.on);
  if (node.kind === "filter") return filterIcon(node.data.filter.type);
  return actionIcon(toolTypeOf(node.data.action) ?? node.data.action.type);
}
