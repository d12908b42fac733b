/**
 * What exported code stands on: small functions that never raise, since a handler that raises takes the call down.
 * Only those that are used are written. The import knows them by these names (`import/read-call-value.ts`).
 */
type Helper = { readonly needs: readonly string[]; readonly text: string };

const pick = `def _pick(value, *names):
    """The value below names and places, None where there is none."""
    for name in names:
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, (list, tuple)):
            inside = isinstance(name, int) and 0 <= name < len(value)
            value = value[name] if inside else None
        elif isinstance(name, str):
            value = getattr(value, name, None)
        else:
            return None
    return value`;

const put = `def _put(data, *names, value):
    """Keeps a value below names, with the objects on the way."""
    for name in names[:-1]:
        if not isinstance(data.get(name), dict):
            data[name] = {}
        data = data[name]
    data[names[-1]] = value`;

const show = `def _show(value):
    """A value as it is said or written."""
    if value is None:
        return ""
    if isinstance(value, (bool, dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)`;

const text = `def _text(value):
    """The text of a value that can be searched."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return "\\n".join(_text(entry) for entry in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else ""`;

const lower = `def _lower(value):
    return value.lower() if isinstance(value, str) else value`;

const number = `def _number(value):
    """A number, or one that compares with nothing."""
    if isinstance(value, bool):
        return float("nan")
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")`;

const instead = `def _default(value, instead):
    return instead if value is None or value is False or value == "" else value`;

const secret = `def _secret(name):
    """A secret, kept in the environment under its name."""
    return os.environ.get(name, "")`;

const quoteValue = `def _quote(value):
    """A value inside an address."""
    shown = "" if value is None else str(value)
    return urllib.parse.quote(shown, safe="")`;

const assist = `def _assist(session, instruction):
    """Tells the agent something for its next turn."""
    machine = getattr(session, "dialog_machine", None)
    if machine is not None:
        machine.assist(instruction)`;

const exchange = `def _exchange(method, url, options):
    """Makes a request, again where it fails; returns the answer or None."""
    headers = dict(options.get("headers") or {})
    body = None
    if options.get("text") is not None:
        body = str(options["text"]).encode()
        headers["content-type"] = options.get("content_type") or "text/plain"
    elif "json" in options:
        body = json.dumps(options["json"]).encode()
        headers.setdefault("content-type", "application/json")
    if options.get("params"):
        joint = "&" if "?" in url else "?"
        url += joint + urllib.parse.urlencode(options["params"])
    for attempt in range(options.get("retries", 0) + 1):
        if attempt > 0:
            time.sleep(options.get("retry_delay", 1.0))
        try:
            request = urllib.request.Request(
                url, data=body, headers=headers, method=method
            )
            timeout = options.get("timeout", 10.0)
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                said = answer.read().decode("utf-8", "replace")
            try:
                return json.loads(said)
            except ValueError:
                return said
        except Exception as problem:
            logger.warning("%s %s failed: %s", method, url, problem)
    return options.get("fallback")`;

const request = `async def _request(method, url, **options):
    """Waits for the answer without holding up other calls."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, _exchange, method, url, options)`;

const send = `def _send(method, url, **options):
    """Makes a request in the background."""
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, _exchange, method, url, options)`;

const withinHours = `def _within_hours(days, start, end, zone):
    """Whether it is between two times on one of the days there."""
    local = datetime.now(ZoneInfo(zone))
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    clock = local.strftime("%H:%M")
    if start <= end:
        return names[local.weekday()] in days and start <= clock < end
    day = local.weekday() if clock >= start else local.weekday() - 1
    return names[day] in days and (clock >= start or clock < end)`;

const silence = `class SilenceClock:
    """Does something when the caller stays silent after the agent spoke."""

    def __init__(self, session):
        self._rules = []
        self._counts = {}
        self._task = None
        session.on("agent_turn")(self._agent_spoke)
        session.on("user_turn")(self._caller_spoke)
        session.on("call_end")(self._call_ended)

    def after(self, seconds=7.5, times=3, reset=False, restart=False):
        def add(action):
            rule = (seconds, times, reset, restart, action)
            self._rules.append(rule)
            return action

        return add

    async def _agent_spoke(self, text):
        if self._task is None or any(rule[3] for rule in self._rules):
            self._stop()
            self._task = asyncio.ensure_future(self._run())

    async def _caller_spoke(self, text):
        self._stop()
        for rule in self._rules:
            if rule[2]:
                self._counts.pop(rule[4], None)

    async def _call_ended(self, reason):
        self._stop()

    def _stop(self):
        if self._task is not None:
            self._task.cancel()
        self._task = None

    async def _run(self):
        due = {rule: rule[0] for rule in self._rules}
        now = 0.0
        while due:
            rule = min(due, key=lambda one: (due[one], -one[0]))
            await asyncio.sleep(max(0.0, due[rule] - now))
            now = max(now, due.pop(rule))
            seconds, times, _, _, action = rule
            done = self._counts.get(action, 0)
            if done >= times:
                continue
            self._counts[action] = done + 1
            for other in [one for one in due if one[0] < seconds]:
                del due[other]
            try:
                await action()
            except Exception as problem:
                logger.warning("%s failed: %s", action.__name__, problem)
            if done + 1 < times:
                due[rule] = now + seconds`;

const logging = ["logging"];

const helpers: Readonly<Record<string, Helper>> = {
  _pick: { needs: [], text: pick },
  _put: { needs: [], text: put },
  _show: { needs: ["json"], text: show },
  _text: { needs: [], text },
  _lower: { needs: [], text: lower },
  _number: { needs: [], text: number },
  _default: { needs: [], text: instead },
  _secret: { needs: ["os"], text: secret },
  _quote: { needs: ["urllib.parse"], text: quoteValue },
  _assist: { needs: [], text: assist },
  _exchange: {
    needs: ["json", "time", "urllib.parse", "urllib.request", ...logging],
    text: exchange,
  },
  _request: { needs: ["_exchange", "asyncio"], text: request },
  _send: { needs: ["_exchange", "asyncio"], text: send },
  _within_hours: { needs: ["datetime", "zoneinfo"], text: withinHours },
  SilenceClock: { needs: ["asyncio", ...logging], text: silence },
};

/** Names the code of exported modules brings with it. */
export const helperNames: ReadonlySet<string> = new Set(Object.keys(helpers));

const fromModules: Readonly<Record<string, string>> = {
  datetime: "from datetime import datetime, timezone",
  zoneinfo: "from zoneinfo import ZoneInfo",
};

/** Returns the imports and the helpers that code with these needs stands on. */
export function writeBasis(given: ReadonlySet<string>): {
  readonly imports: readonly string[];
  readonly helpers: readonly string[];
} {
  const needs = new Set(given);
  for (const name of needs) {
    const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
    for (const need of helper?.needs ?? []) needs.add(need);
  }
  const modules = [...needs].filter((name) => !helperNames.has(name)).toSorted();
  const plain = modules.filter((name) => !Object.hasOwn(fromModules, name));
  const named = modules.filter((name) => Object.hasOwn(fromModules, name));
  return {
    imports: [
      ...plain.map((name) => `import ${name}`),
      ...named.map((name) => fromModules[name] ?? ""),
    ],
    helpers: Object.entries(helpers).flatMap(([name, helper]) =>
      needs.has(name) ? [helper.text] : [],
    ),
  };
}
