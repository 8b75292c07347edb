package openaillm

import (
	"encoding/json"
	"fmt"
	"strings"
)

// maxErrorBody bounds what is read of an error body.
const maxErrorBody = 64 << 10

// complaint is what an endpoint says in a failure, in whichever of the many
// shapes: {"error":{…}}, {"error":"…"}, [{"error":{…}}], {"detail":…},
// {"message":…}, a page of HTML. It is untrusted, and may repeat the prompt.
type complaint struct {
	message string
	code    string
	kind    string // the "type" of the error
	param   string
}

// readComplaint never fails: what it does not understand is empty.
func readComplaint(body []byte) complaint {
	if len(body) > maxErrorBody {
		body = body[:maxErrorBody]
	}
	var value any
	if json.Unmarshal(body, &value) != nil {
		return complaint{} // HTML and the like says nothing that the status does not
	}
	if list, ok := value.([]any); ok && len(list) > 0 {
		value = list[0]
	}
	object, ok := value.(map[string]any)
	if !ok {
		return complaint{}
	}
	switch inner := object["error"].(type) {
	case map[string]any:
		c := read(inner)
		// OpenRouter passes on what the model's own host said.
		if meta, ok := inner["metadata"].(map[string]any); ok {
			c.message = join(c.message, text(meta["raw"]))
		}
		return c
	case string:
		c := read(object)
		c.message = join(inner, c.message)
		return c
	}
	if detail, ok := object["detail"]; ok {
		return readDetail(detail)
	}
	return read(object)
}

func read(object map[string]any) complaint {
	c := complaint{
		message: text(object["message"]),
		code:    text(object["code"]),
		kind:    text(object["type"]),
		param:   text(object["param"]),
	}
	if inner, ok := object["innererror"].(map[string]any); ok {
		c.code = join(c.code, text(inner["code"]))
	}
	if status := text(object["status"]); c.kind == "" {
		c.kind = status // Google's
	}
	return c
}

// readDetail reads what FastAPI servers send. Their "input" repeats the
// request, so that it is left out.
func readDetail(detail any) complaint {
	list, ok := detail.([]any)
	if !ok {
		if object, ok := detail.(map[string]any); ok {
			return read(object)
		}
		return complaint{message: text(detail)}
	}
	var c complaint
	for _, entry := range list {
		object, ok := entry.(map[string]any)
		if !ok {
			continue
		}
		c.message = join(c.message, text(object["msg"]))
		place, ok := object["loc"].([]any)
		if c.param != "" || !ok {
			continue
		}
		var path []string
		for _, step := range place {
			if s := text(step); s != "" && s != "body" {
				path = append(path, s)
			}
		}
		c.param = strings.Join(path, ".")
	}
	return c
}

// text returns a string or number as text, a list of texts joined, and ""
// for everything else.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strings.TrimSuffix(fmt.Sprintf("%.3f", v), ".000")
	case []any:
		var parts []string
		for _, part := range v {
			if s, ok := part.(string); ok {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + "; " + b
}
