/**
 * The part of the bridge that carries values between a call's `session.data` and Hookline.
 *
 * The rule when both changed one value: what the application wrote after the event was posted stays, and goes to
 * Hookline with the next event; otherwise what a hook kept is written. An event that was taken down before an earlier
 * answer arrived waits to be posted with values that are older than the kept ones: it gets those, so that it does not
 * set them back.
 */
export const keptText = String.raw`class _Kept:
    """Values hooks keep with data.set, written to session.data.

    What the application wrote after the event was posted is not touched: it
    is the newer one, and Hookline hears of it with the next event.
    """

    def __init__(self, ctx):
        self.session = getattr(ctx, "session", None)
        self.waiting = []

    def take(self, body):
        """Remembers an event until its answer: it may be older than an answer."""
        self.waiting.append(body)

    def put(self, body, values):
        """Writes what was kept because of an event, and into events after it."""
        self.waiting = [later for later in self.waiting if later is not body]
        if not isinstance(values, dict):
            return
        data = getattr(self.session, "data", None)
        if not isinstance(data, dict):
            logger.warning("hookline: the session has no data to keep values in")
            return
        for key, value in values.items():
            posted = _value_at(body["data"], key)
            for later in self.waiting:
                if _value_at(later["data"], key) == posted:
                    _set_at(later["data"], key, value)
            if _plain(_value_at(data, key), 0) != posted:
                logger.info("hookline: %s has changed meanwhile and stays", key)
            elif not _set_at(data, key, value):
                logger.warning("hookline: %s cannot be kept in session.data", key)


def _value_at(data, path):
    """The value at a dotted path; None when there is none."""
    for name in path.split("."):
        if isinstance(data, list) and name.isdigit() and int(name) < len(data):
            data = data[int(name)]
        elif isinstance(data, dict):
            data = data.get(name)
        else:
            return None
    return data


def _set_at(data, path, value):
    """Sets a copy of a value; False when something else stands in the way."""
    *outer, last = path.split(".")
    for name in outer:
        if isinstance(data, list) and name.isdigit() and int(name) < len(data):
            data = data[int(name)]
        elif isinstance(data, dict):
            if data.get(name) is None:
                data[name] = {}
            data = data[name]
        else:
            return False
    if isinstance(data, list) and last.isdigit() and int(last) < len(data):
        data[int(last)] = copy.deepcopy(value)
        return True
    if not isinstance(data, dict):
        return False
    data[last] = copy.deepcopy(value)
    return True`;
