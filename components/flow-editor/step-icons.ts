import {
  IconAdjustments,
  IconAlertTriangle,
  IconApi,
  IconBan,
  IconBell,
  IconBolt,
  IconBookmark,
  IconBrain,
  IconBrandDiscord,
  IconBrandSlack,
  IconBrandZapier,
  IconClock,
  IconCode,
  IconCpu,
  IconDatabase,
  IconDatabasePlus,
  IconDice5,
  IconDoorEnter,
  IconDoorExit,
  IconEar,
  IconFileText,
  IconFilter,
  IconFoldDown,
  IconHeartbeat,
  IconHourglass,
  IconMail,
  IconMessage2,
  IconMessage2Plus,
  IconMessageForward,
  IconMessageReply,
  IconMessageUser,
  IconMicrophone,
  IconNotes,
  IconPencil,
  IconPhoneCall,
  IconPhoneEnd,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlugConnected,
  IconPlugConnectedX,
  IconQuote,
  IconRefresh,
  IconRobot,
  IconRobotFace,
  IconSearch,
  IconSettingsBolt,
  IconShield,
  IconSitemap,
  IconSparkles,
  IconTool,
  IconTransfer,
  IconUserMinus,
  IconUserPlus,
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
  ["session.started", IconDoorEnter],
  ["session.ended", IconDoorExit],
  ["session_start", IconDoorEnter],
  ["session_end", IconDoorExit],
  ["user_prompt_submit", IconMessageUser],
  ["notification", IconMessageForward],
  ["pre_tool_use", IconShield],
  ["post_tool_use", IconTool],
  ["agent_start", IconRobot],
  ["agent_stop", IconRobot],
  ["subagent_start", IconRobotFace],
  ["subagent_stop", IconRobotFace],
  ["pre_compact", IconFoldDown],
  ["post_compact", IconFoldDown],
  ["memory_save", IconBookmark],
  ["memory_recall", IconBrain],
  ["heartbeat", IconHeartbeat],
  ["error", IconAlertTriangle],
  ["user_join", IconUserPlus],
  ["user_leave", IconUserMinus],
  ["channel_connect", IconPlugConnected],
  ["channel_disconnect", IconPlugConnectedX],
  ["message_transcribed", IconFileText],
  ["message_preprocessed", IconFileText],
  ["before_reset", IconRefresh],
  ["before_model_resolve", IconCpu],
  ["before_prompt_build", IconNotes],
  ["llm_input", IconSparkles],
  ["llm_output", IconSparkles],
  ["tool_result_persist", IconDatabase],
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
  ["email", IconMail],
  ["notify", IconBell],
  ["lookup", IconSearch],
  ["block", IconBan],
  ["modify", IconPencil],
  ["data.set", IconDatabasePlus],
  ["answer", IconMessageReply],
  ["wait", IconHourglass],
  ["summarize", IconNotes],
  ["handoff", IconTransfer],
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
