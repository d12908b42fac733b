/** The part of the bridge that writes an event and reads a decision. */
export const bridgeBody = String.raw`// hooklineBody writes an event as DevClaw's webhooks do, with an id, and with what those leave out.
func hooklineBody(payload HookPayload) ([]byte, error) {
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	body := map[string]any{
		"devclaw":   1,
		"id":        hex.EncodeToString(random),
		"event":     string(payload.Event),
		"timestamp": time.Now().UTC().Format("2006-01-02T15:04:05.000Z07:00"),
	}
	texts := map[string]string{
		"session_id":   payload.SessionID,
		"channel":      payload.Channel,
		"tool_name":    payload.ToolName,
		"tool_result":  payload.ToolResult,
		"tool_call_id": payload.ToolCallID,
		"message":      payload.Message,
		"model":        payload.Model,
	}
	for name, text := range texts {
		if text != "" {
			body[name] = text
		}
	}
	if payload.ToolArgs != nil {
		body["tool_args"] = payload.ToolArgs
	}
	if payload.Error != nil {
		body["error"] = payload.Error.Error()
	}
	if len(payload.Extra) > 0 {
		body["extra"] = payload.Extra
	}
	return json.Marshal(body)
}

// hooklineAnswer is what Hookline says of an event.
type hooklineAnswer struct {
	Decision *hooklineDecision ${"`"}json:"decision"${"`"}
	Actions  []hooklineReply   ${"`"}json:"actions"${"`"}
}

// hooklineDecision blocks an event, or changes it.
type hooklineDecision struct {
	Block  bool                       ${"`"}json:"block"${"`"}
	Reason string                     ${"`"}json:"reason"${"`"}
	Set    map[string]json.RawMessage ${"`"}json:"set"${"`"}
}

// hooklineAction is a decision as DevClaw takes it.
func hooklineAction(decision *hooklineDecision, payload HookPayload) (HookAction, error) {
	if decision == nil {
		return HookAction{}, nil
	}
	action := HookAction{Block: decision.Block, Reason: decision.Reason}
	if whole, ok := decision.Set["tool.args"]; ok {
		if err := json.Unmarshal(whole, &action.ModifiedArgs); err != nil {
			return action, err
		}
	}
	for path, value := range decision.Set {
		if path == "message" {
			if err := json.Unmarshal(value, &action.ModifiedMessage); err != nil {
				return action, err
			}
			continue
		}
		name, ok := strings.CutPrefix(path, "tool.args.")
		if !ok {
			continue
		}
		if action.ModifiedArgs == nil {
			action.ModifiedArgs = make(map[string]any, len(payload.ToolArgs)+1)
			for known, argument := range payload.ToolArgs {
				action.ModifiedArgs[known] = argument
			}
		}
		var argument any
		if err := json.Unmarshal(value, &argument); err != nil {
			return action, err
		}
		action.ModifiedArgs[name] = argument
	}
	return action, nil
}
`;
