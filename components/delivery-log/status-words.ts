import {
  IconBan,
  IconCheck,
  IconClock,
  IconClockOff,
  IconPlayerPause,
  IconRefresh,
  IconSend,
  IconX,
  type TablerIcon,
} from "@tabler/icons-react";
import type { DeliverySummary } from "#core/contracts/deliveries.ts";
import { deliveryStatuses, type DeliveryStatus } from "#core/delivery/delivery-state.ts";

export type StatusWords = {
  readonly word: string;
  /** What the word means, in one sentence. */
  readonly line: string;
  readonly tone: "ok" | "warn" | "danger" | "accent" | "neutral";
  readonly icon: TablerIcon;
};

const words = {
  pending: { word: "Queued", line: "It is sent next.", tone: "neutral", icon: IconClock },
  leased: { word: "Sending", line: "It is being sent.", tone: "accent", icon: IconSend },
  held: {
    word: "Held",
    line: "Its destination is switched off. It is sent once that is on again.",
    tone: "warn",
    icon: IconPlayerPause,
  },
  delivered: { word: "Delivered", line: "The receiver took it.", tone: "ok", icon: IconCheck },
  dead: { word: "Failed", line: "It is not tried again.", tone: "danger", icon: IconX },
  discarded: { word: "Discarded", line: "Somebody took it back.", tone: "neutral", icon: IconBan },
  expired: {
    word: "Expired",
    line: "Its moment in the call was over, so it was left out.",
    tone: "warn",
    icon: IconClockOff,
  },
} as const satisfies Record<DeliveryStatus, StatusWords>;

const retrying: StatusWords = {
  word: "Retrying",
  line: "The last attempt failed. It is tried again.",
  tone: "warn",
  icon: IconRefresh,
};

export function statusWords({
  status,
  attempts,
}: Pick<DeliverySummary, "status" | "attempts">): StatusWords {
  return status === "pending" && attempts > 0 ? retrying : words[status];
}

/** Every status with its word, for a menu. */
export const statusChoices = deliveryStatuses.map((status) => ({
  value: status,
  label: status === "pending" ? "Queued or retrying" : words[status].word,
}));
