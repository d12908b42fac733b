import { actionsText } from "./actions-text.ts";
import { keptText } from "./kept-text.ts";

/**
 * The bridge as it is written to a file: Python 3.9 and later, nothing but its standard library. It is text here; the
 * tests beside it run it under a real Python.
 *
 * A handler of the SDK that raises takes the call down, and the SDK waits for each handler before it goes on: so
 * nothing in it lets an exception out, no request is made on the SDK's own loop, and a handler waits no longer than its
 * budget. Source: Unpod SDK, `HookRegistry.fire` and `Session.run`, commit bb3b1c2 of 2026-08-20.
 */
export const bridgeText = String.raw`"""Hookline's bridge for the Unpod SDK. Generated; change nothing here.

Use:

    from hookline_bridge import connect

    runner = AgentRunner(entrypoint=handle_call, agent_id="my-agent")
    connect(runner, "https://hookline.example.com", source="default")

Each hook of the SDK is posted to Hookline. What Hookline answers (say,
transfer, end, an instruction for the agent) is done in the call, and what
its hooks keep with data.set stands in session.data.
"""

import asyncio
import concurrent.futures
import copy
import json
import logging
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timezone

logger = logging.getLogger("hookline")

SESSION_EVENTS = {
    "call_start": (),
    "user_turn": ("text",),
    "agent_turn": ("text",),
    "interruption": (),
    "call_end": ("reason",),
    "error": ("code", "message", "severity", "source"),
}
MAX_DEPTH = 20
ATTEMPTS = 3


def connect(runner, url, source="default", secret=None, budget=1.5):
    """Tells Hookline what happens in the calls of a runner.

    url: where Hookline is. source: the name of the source there. secret: its
    inbound secret, sent as a bearer token. budget: seconds a hook may wait
    for the answer; what comes later is done when it comes.
    """
    bridge = Bridge(url, source=source, secret=secret, budget=budget)

    @runner.on("call_start")
    async def hookline_call_start(ctx):
        bridge.attach(ctx)
        await bridge.tell(ctx, "runner", "call_start", {})

    @runner.on("call_end")
    async def hookline_call_end(ctx, final_state):
        await bridge.tell(ctx, "runner", "call_end", {"final_state": final_state})
        await bridge.leave(ctx)

    return bridge


class Bridge:
    """Posts events and does what is answered. No method raises."""

    def __init__(self, url, source="default", secret=None, budget=1.5):
        self.address = "%s/api/events/%s" % (
            url.rstrip("/"),
            urllib.parse.quote(source, safe=""),
        )
        self.headers = {"content-type": "application/json"}
        if secret is not None:
            self.headers["authorization"] = "Bearer " + secret
        self.budget = budget
        self.pool = concurrent.futures.ThreadPoolExecutor(
            max_workers=32, thread_name_prefix="hookline"
        )
        self.calls = {}

    def attach(self, ctx):
        """Listens to one call. connect() does it for every call of a runner."""
        try:
            if _id_of(ctx) in self.calls:
                return
            call = _Call(self, ctx)
            self.calls[_id_of(ctx)] = call
            for event, names in SESSION_EVENTS.items():
                ctx.session.on(event)(self._handler(ctx, event, names))
            call.follow()
        except Exception as problem:
            logger.warning("hookline cannot listen to the call: %r", problem)

    def _handler(self, ctx, event, names):
        async def hookline_hook(*args, **kwargs):
            said = dict(zip(names, args))
            said.update(kwargs)
            await self.tell(ctx, "session", event, said)

        return hookline_hook

    async def tell(self, ctx, scope, event, args):
        """Posts one event and waits for the answer as long as the budget says."""
        try:
            call = self.calls.get(_id_of(ctx))
            if call is None:
                call = self.calls[_id_of(ctx)] = _Call(self, ctx)
            body = _body(ctx, scope, event, args)
            call.kept.take(body)
            if event == "call_end":
                call.end()
            done = call.enqueue(body)
            await asyncio.wait_for(asyncio.shield(done), self.budget)
        except asyncio.TimeoutError:
            logger.info("hookline did not answer %s in time", event)
        except Exception as problem:
            logger.warning("hookline cannot be told of %s: %r", event, problem)

    async def leave(self, ctx):
        """Ends what is left of a call: its stream and its open requests."""
        try:
            call = self.calls.pop(_id_of(ctx), None)
            if call is not None:
                call.end()
                await call.drain(self.budget)
        except Exception as problem:
            logger.warning("hookline cannot leave the call: %r", problem)

    def post(self, body):
        """Posts a body; runs in a thread. The answer, or None."""
        data = json.dumps(body).encode()
        for attempt in range(ATTEMPTS):
            if attempt > 0:
                time.sleep(0.2 * attempt)
            try:
                request = urllib.request.Request(
                    self.address, data=data, headers=self.headers, method="POST"
                )
                with urllib.request.urlopen(request, timeout=10) as answer:
                    return json.loads(answer.read().decode("utf-8"))
            except urllib.error.HTTPError as problem:
                logger.warning("hookline answered %s", problem.code)
                if problem.code < 500 and problem.code != 429:
                    return None
            except Exception as problem:
                logger.warning("hookline is not reached: %r", problem)
        return None


class _Call:
    """One call: its events in order, and what is to be done in it."""

    def __init__(self, bridge, ctx):
        self.bridge = bridge
        self.ctx = ctx
        self.loop = asyncio.get_running_loop()
        self.last = None
        self.acting = asyncio.Lock()
        self.done = set()
        self.kept = _Kept(ctx)
        self.ended = threading.Event()
        self.stream = None

    def enqueue(self, body):
        """Posts after everything before it: Hookline reads events in order."""
        self.last = asyncio.ensure_future(self._send(self.last, body))
        return self.last

    async def _send(self, before, body):
        try:
            if before is not None:
                await asyncio.wait([before])
            answer = await self.loop.run_in_executor(
                self.bridge.pool, self.bridge.post, body
            )
            if not isinstance(answer, dict):
                return
            self.kept.put(body, answer.get("data"))
            if isinstance(answer.get("actions"), list):
                await self.act(answer["actions"])
        except Exception as problem:
            logger.warning("hookline: %r", problem)

    async def act(self, actions):
        """Does actions one after the other, each once, none too late."""
        async with self.acting:
            for action in actions:
                try:
                    if not isinstance(action, dict) or action.get("id") in self.done:
                        continue
                    if action.get("id") is not None:
                        self.done.add(action["id"])
                    if self.ended.is_set() or _is_late(action):
                        logger.info("hookline: too late to %s", action.get("type"))
                        continue
                    await _do(self.ctx.session, action)
                except Exception as problem:
                    logger.warning(
                        "hookline: %s failed: %r", action.get("type"), problem
                    )

    def follow(self):
        """Reads actions made later (a timer, a late lookup) in a thread."""
        thread = threading.Thread(
            target=self._read_stream, name="hookline-actions", daemon=True
        )
        thread.start()

    def _read_stream(self):
        query = urllib.parse.urlencode({"callId": _id_of(self.ctx)})
        address = "%s/actions?%s" % (self.bridge.address, query)
        last_id = None
        pause = 0.2
        while not self.ended.is_set():
            try:
                headers = dict(self.bridge.headers, accept="text/event-stream")
                if last_id is not None:
                    headers["last-event-id"] = last_id
                request = urllib.request.Request(address, headers=headers)
                with urllib.request.urlopen(request, timeout=30) as stream:
                    self.stream = stream
                    for event_id, data in _read_events(stream, self.ended):
                        last_id = event_id or last_id
                        pause = 0.2
                        self._hand_over(data)
            except Exception as problem:
                if not self.ended.is_set():
                    logger.info("hookline: action stream: %r", problem)
            finally:
                self.stream = None
            if self.ended.wait(pause):
                return
            pause = min(5.0, pause * 2)

    def _hand_over(self, data):
        action = json.loads(data)
        self.loop.call_soon_threadsafe(
            lambda: asyncio.ensure_future(self.act([action]))
        )

    def end(self):
        """Nothing is done in the call any more."""
        self.ended.set()

    async def drain(self, seconds):
        if self.last is not None and not self.last.done():
            await asyncio.wait([self.last], timeout=seconds)


def _read_events(stream, ended):
    """Yields (id, data) of each server-sent event."""
    event_id, data = None, []
    while not ended.is_set():
        line = stream.readline()
        if not line:
            return
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text == "":
            if data:
                yield event_id, "\n".join(data)
            event_id, data = None, []
        elif text.startswith("id:"):
            event_id = text[3:].strip()
        elif text.startswith("data:"):
            data.append(text[5:].removeprefix(" "))


def _is_late(action):
    said = action.get("expiresAt")
    if not isinstance(said, str):
        return False
    try:
        expires = datetime.fromisoformat(said.replace("Z", "+00:00"))
        return datetime.now(timezone.utc) >= expires
    except (TypeError, ValueError):
        return False


${keptText}


${actionsText}


def _id_of(ctx):
    return str(getattr(ctx, "call_id", None) or getattr(ctx, "session_id", ""))


def _body(ctx, scope, event, args):
    session = getattr(ctx, "session", None)
    names = ["call_id", "session_id", "agent_id", "direction", "user_number"]
    more = ["instructions", "data", "runner_id"]
    return {
        "unpod": 1,
        "id": str(uuid.uuid4()),
        "scope": scope,
        "event": event,
        "at": datetime.now(timezone.utc).isoformat(),
        "call": {
            name: _plain(getattr(ctx, name, None), 0) for name in names + more
        },
        "args": _plain(args, 0),
        "data": _plain(getattr(session, "data", None) or {}, 0),
        "metrics": _metrics(session),
    }


def _metrics(session):
    try:
        return _plain(session.metrics.live(), 0)
    except Exception:
        # A session without metrics is told of without them.
        return {}


def _plain(value, depth):
    """A value as JSON has it; anything else as its text."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else None
    if depth >= MAX_DEPTH:
        return None
    if isinstance(value, dict):
        return {str(key): _plain(entry, depth + 1) for key, entry in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_plain(entry, depth + 1) for entry in value]
    fields = getattr(value, "__dict__", None)
    if isinstance(fields, dict):
        return _plain(fields, depth + 1)
    return str(value)
`;
