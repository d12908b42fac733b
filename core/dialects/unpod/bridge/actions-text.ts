/**
 * The part of the bridge that does actions in a call. Source: session controls of the Unpod SDK, commit bb3b1c2 of
 * 2026-08-20. A notification for the conversation is told to the agent, as `message.add` is: the caller hears only what
 * a hook says with `say`.
 */
export const actionsText = String.raw`async def _do(session, action):
    kind = action.get("type")
    if kind == "say":
        await session.say(str(action.get("text", "")))
        ending = action.get("endCallAfterSpoken")
        if isinstance(ending, dict):
            await _end(session, ending.get("reason"))
    elif kind == "endCall":
        await _end(session, action.get("reason"))
    elif kind == "transferCall":
        await _transfer(session, action)
    elif kind == "message.add":
        _assist(session, [action.get("message")])
    elif kind == "prompt":
        _assist(session, action.get("messages") or [])
    elif kind == "notify":
        _assist(session, [{"content": _notice(action)}])
    else:
        logger.warning("hookline: Unpod cannot do %s", kind)


async def _end(session, reason):
    if reason:
        await session.end(reason=str(reason))
    else:
        await session.end()


async def _transfer(session, action):
    to = action.get("destination") or {}
    if action.get("content"):
        await session.say(str(action["content"]))
    plan = to.get("transferPlan") or {}
    mode = to.get("mode")
    if mode is None:
        mode = "warm" if str(plan.get("mode", "")).startswith("warm") else "cold"
    message = to.get("announcement") or to.get("message")
    announcement = message if isinstance(message, str) else ""
    if to.get("type") == "queue":
        await session.transfer_to_human(
            queue=to["target"], mode=mode, announcement=announcement
        )
    elif to.get("type") == "agent":
        await session.transfer_to_agent(
            agent_id=to["target"], mode=mode, announcement=announcement
        )
    elif to.get("type") == "number":
        await session.transfer(
            target=to["number"], mode=mode, announcement=announcement
        )
    else:
        logger.warning("hookline: Unpod cannot transfer to %s", to.get("type"))


def _notice(action):
    """A notification for the conversation, its title above it."""
    parts = [action.get("title"), action.get("text")]
    return "\n".join(str(part) for part in parts if part)


def _assist(session, messages):
    """Tells the agent; what it is told counts for its next turn."""
    machine = getattr(session, "dialog_machine", None)
    if machine is None:
        logger.warning("hookline: this call has no agent to tell something to")
        return
    for message in messages:
        content = message.get("content") if isinstance(message, dict) else None
        if content:
            machine.assist(str(content))`;
