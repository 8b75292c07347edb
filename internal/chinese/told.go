package chinese

import "strings"

// maxDepth bounds how often a message may stand inside another.
const maxDepth = 3

// Told returns the message in Chinese, or as it is where it is not known.
func Told(message string) string {
	return told(message, 0)
}

func told(message string, depth int) string {
	if depth > maxDepth {
		return message
	}
	for _, m := range messages {
		values, ok := match(m.en, message)
		if !ok {
			continue
		}
		var b strings.Builder
		for i, fixed := range strings.Split(m.zh, hole) {
			if i > 0 && i <= len(values) {
				b.WriteString(told(values[i-1], depth+1))
			}
			b.WriteString(fixed)
		}
		return b.String()
	}
	return message
}

// match fills the holes of a pattern by a message. A hole takes as little as
// lets the fixed text behind it follow; the last one takes the rest.
func match(pattern, message string) (values []string, ok bool) {
	fixed := strings.Split(pattern, hole)
	rest, ok := strings.CutPrefix(message, fixed[0])
	if !ok {
		return nil, false
	}
	for i, f := range fixed[1:] {
		at := strings.Index(rest, f)
		if last := i == len(fixed)-2; last {
			at = len(rest) - len(f)
			if at < 0 || rest[at:] != f {
				return nil, false
			}
		}
		if at < 1 {
			return nil, false
		}
		values = append(values, rest[:at])
		rest = rest[at+len(f):]
	}
	return values, rest == ""
}
