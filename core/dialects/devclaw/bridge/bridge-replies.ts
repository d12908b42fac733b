/** The part of the bridge that says what Hookline sends back: with an answer, or later on the action stream. */
export const bridgeReplies = String.raw`// hooklineReply is one action for a conversation. Hookline hands each over once.
type hooklineReply struct {
	ID        string    ${"`"}json:"id"${"`"}
	Type      string    ${"`"}json:"type"${"`"}
	Title     string    ${"`"}json:"title"${"`"}
	Text      string    ${"`"}json:"text"${"`"}
	CallID    string    ${"`"}json:"callId"${"`"}
	ExpiresAt time.Time ${"`"}json:"expiresAt"${"`"}
}

// say says the replies among the actions, in order. What came too late is not said.
func (b *HooklineBridge) say(replies []hooklineReply) {
	defer func() {
		if r := recover(); r != nil {
			b.config.Logger.Error("hookline: a reply was not said", "panic", r)
		}
	}()
	for _, reply := range replies {
		if reply.Type != "notify" {
			b.config.Logger.Warn("hookline: DevClaw cannot do this", "type", reply.Type, "id", reply.ID)
			continue
		}
		if !reply.ExpiresAt.IsZero() && time.Now().After(reply.ExpiresAt) {
			b.config.Logger.Warn("hookline: a reply came too late", "id", reply.ID)
			continue
		}
		if b.config.Reply == nil {
			b.config.Logger.Warn("hookline: nobody says replies, set Reply", "id", reply.ID)
			continue
		}
		text := reply.Text
		if reply.Title != "" {
			text = reply.Title + "\n" + text
		}
		if err := b.config.Reply(reply.CallID, text); err != nil {
			b.config.Logger.Error("hookline: a reply was not said", "id", reply.ID, "error", err)
		}
	}
}

// followReplies reads the action stream, and comes back to it whenever it ends.
func (b *HooklineBridge) followReplies(ctx context.Context) {
	pause := time.Second
	lastID := ""
	for {
		startedAt := time.Now()
		err := b.readStream(ctx, &lastID)
		if time.Since(startedAt) > time.Minute {
			pause = time.Second
		}
		if !hooklineWait(ctx, pause) {
			return
		}
		b.config.Logger.Debug("hookline: the action stream ended", "error", err)
		pause = min(2*pause, 30*time.Second)
	}
}

// readStream reads server-sent events until the stream ends.
func (b *HooklineBridge) readStream(ctx context.Context, lastID *string) error {
	address := strings.TrimRight(b.config.URL, "/") + "/actions"
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Accept", "text/event-stream")
	if *lastID != "" {
		request.Header.Set("Last-Event-ID", *lastID)
	}
	b.authorise(request)
	response, err := b.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("hookline answered %d", response.StatusCode)
	}
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(make([]byte, 0, 4096), hooklineMaxAnswer)
	var data strings.Builder
	for lines.Scan() {
		field, value, _ := strings.Cut(lines.Text(), ":")
		value = strings.TrimPrefix(value, " ")
		switch {
		case field == "id":
			*lastID = value
		case field == "data":
			data.WriteString(value)
		case field == "" && value == "" && data.Len() > 0:
			b.sayEvent(data.String())
			data.Reset()
		}
	}
	return lines.Err()
}

func (b *HooklineBridge) sayEvent(data string) {
	var reply hooklineReply
	if err := json.Unmarshal([]byte(data), &reply); err != nil {
		b.config.Logger.Error("hookline: an action cannot be read", "error", err)
		return
	}
	b.say([]hooklineReply{reply})
}
`;
