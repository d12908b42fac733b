/** The part of the bridge that posts events: at once where DevClaw waits, else in the background. */
export const bridgePosting = String.raw`// handle takes one event. It never panics: a guard that does would let everything through.
func (b *HooklineBridge) handle(ctx context.Context, payload HookPayload) (action HookAction) {
	defer func() {
		if r := recover(); r != nil {
			action = b.failed(payload.Event, fmt.Errorf("panic: %v", r))
		}
	}()
	body, err := hooklineBody(payload)
	if err != nil {
		return b.failed(payload.Event, err)
	}
	if !hooklineDecides(payload.Event) {
		b.postLater(payload.Event, body)
		return HookAction{}
	}
	answer, err := b.post(ctx, body, b.config.Budget)
	if err != nil {
		return b.failed(payload.Event, err)
	}
	go b.say(answer.Actions)
	action, err = hooklineAction(answer.Decision, payload)
	if err != nil {
		return b.failed(payload.Event, err)
	}
	return action
}

// failed decides without Hookline.
func (b *HooklineBridge) failed(event HookEvent, err error) HookAction {
	b.config.Logger.Error("hookline did not decide", "event", event, "error", err)
	if hooklineFailsClosed(event) {
		return HookAction{Block: true, Reason: "Hookline did not answer in time"}
	}
	return HookAction{}
}

// postLater leaves an event to the background, so that DevClaw goes on at once.
func (b *HooklineBridge) postLater(event HookEvent, body []byte) {
	select {
	case b.waiting <- body:
	default:
		b.config.Logger.Error("hookline is too slow, an event was dropped", "event", event)
	}
}

// postWaiting posts the events that nobody waits for, one after the other.
func (b *HooklineBridge) postWaiting(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case body := <-b.waiting:
			b.postPatiently(ctx, body)
		}
	}
}

func (b *HooklineBridge) postPatiently(ctx context.Context, body []byte) {
	for try := 1; ; try++ {
		answer, err := b.post(ctx, body, hooklinePatience)
		if err == nil {
			b.say(answer.Actions)
			return
		}
		if try == hooklineTries || !hooklineWait(ctx, time.Duration(try)*time.Second) {
			b.config.Logger.Error("hookline did not take an event", "error", err)
			return
		}
	}
}

// hooklineWait waits and tells whether there is still a reason to go on.
func hooklineWait(ctx context.Context, pause time.Duration) bool {
	waited, cancel := context.WithTimeout(ctx, pause)
	defer cancel()
	<-waited.Done()
	return ctx.Err() == nil
}

func (b *HooklineBridge) post(ctx context.Context, body []byte, budget time.Duration) (hooklineAnswer, error) {
	var answer hooklineAnswer
	ctx, cancel := context.WithTimeout(ctx, budget)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, b.config.URL, bytes.NewReader(body))
	if err != nil {
		return answer, err
	}
	request.Header.Set("Content-Type", "application/json")
	b.authorise(request)
	response, err := b.client.Do(request)
	if err != nil {
		return answer, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, hooklineMaxAnswer))
	if err != nil {
		return answer, err
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return answer, fmt.Errorf("hookline answered %d", response.StatusCode)
	}
	err = json.Unmarshal(text, &answer)
	return answer, err
}

func (b *HooklineBridge) authorise(request *http.Request) {
	if b.config.Token != "" {
		request.Header.Set("Authorization", "Bearer "+b.config.Token)
	}
}
`;
