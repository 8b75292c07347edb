package synthesis

import (
	"encoding/json"
	"strconv"
	"strings"

	"synoptic/internal/synoptic"
)

// ValueText is the typed value of a user's item as people read it: 是, 36.5,
// "a; b". It is "" for no value.
func ValueText(value any, l synoptic.Language) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		yes, no := "yes", "no"
		if l == synoptic.Chinese {
			yes, no = "是", "否"
		}
		if v {
			return yes
		}
		return no
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i, part := range v {
			parts[i] = ValueText(part, l)
		}
		if l == synoptic.Chinese {
			return strings.Join(parts, "；")
		}
		return strings.Join(parts, "; ")
	case []string:
		parts := make([]any, len(v))
		for i, part := range v {
			parts[i] = part
		}
		return ValueText(parts, l)
	}
	raw, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(raw)
}
