package llmtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// Fixed texts that faults put into answers; tests look for them.
const (
	InventedQuote  = "此句并不在页面之中，系凭空捏造。"
	EnglishAnswer  = "This answer is in English although another language was asked for."
	ChineseAnswer  = "这个回答用了中文，而要求的是另一种语言。"
	RefusalText    = "I'm sorry, but I can't help with that."
	UnexpectedKey  = "unexpected_key"
	thoughts       = "<think>The page says {something}; I should answer with {\"draft\": true} or so.</think>\n"
	politeSentence = "Sure, here is the JSON you asked for:\n"
)

// spoil writes the answer as the fault has it.
func (s *Server) spoil(r Request, value any, fault Fault) (content, finish, refusal string, err error) {
	dice := s.dice(r, "spoil")
	finish = "stop"
	switch fault {
	case Blank:
		return "", finish, "", nil
	case Refusal:
		return "", finish, RefusalText, nil
	case FilteredAnswer:
		return "", "content_filter", "", nil
	case NotJSON:
		return "The page is about many things, and it is hard to say more.", finish, "", nil
	case SchemaBroken:
		value = dropKey(value)
	case ExtraKeys:
		value = addKey(value)
	case WrongTypes:
		value = wrongTypes(value)
	case QuoteInvented, QuoteNumber, QuoteWord, QuoteNegation:
		value = s.corrupt(r, value, fault, dice)
	case WrongLanguage:
		value = s.mapTexts(value, s.options.AnswerKeys, otherLanguage)
	case ObeyInjection:
		value = s.obey(r, value)
	case Huge:
		value = inflate(value)
	}
	content, err = encode(value)
	if err != nil {
		return "", "", "", err
	}
	switch fault {
	case DuplicateKeys:
		if open := strings.IndexByte(content, '{'); open >= 0 && len(content) > open+2 {
			if object, ok := value.(map[string]any); ok && len(object) > 0 {
				first := slices.Min(slices.Collect(maps.Keys(object)))
				content = content[:open+1] + fmt.Sprintf("%q:null,", first) + content[open+1:]
			}
		}
	case Length:
		runes := []rune(content)
		content, finish = string(runes[:len(runes)/2]), "length"
	case Fenced:
		content = politeSentence + "```json\n" + content + "\n```\nLet me know if you need more."
	case ThinkingAloud:
		content = thoughts + content
	}
	return content, finish, "", nil
}

func encode(value any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return "", fmt.Errorf("encoding an answer: %w", err)
	}
	return strings.TrimSpace(b.String()), nil
}

// dropKey leaves out the last key of the root.
func dropKey(value any) any {
	object, ok := value.(map[string]any)
	if !ok || len(object) == 0 {
		return []any{}
	}
	object = maps.Clone(object)
	delete(object, slices.Max(slices.Collect(maps.Keys(object))))
	return object
}

func addKey(value any) any {
	object, ok := value.(map[string]any)
	if !ok {
		return value
	}
	object = maps.Clone(object)
	object[UnexpectedKey] = "and its value"
	return object
}

// wrongTypes puts every member of the root into a type it does not have.
func wrongTypes(value any) any {
	object, ok := value.(map[string]any)
	if !ok {
		return "no object"
	}
	wrong := map[string]any{}
	for key, member := range object {
		if _, isNumber := member.(float64); isNumber {
			wrong[key] = "seven"
		} else {
			wrong[key] = 7
		}
	}
	return wrong
}

// inflate makes the first text of an answer as long as HugeBytes.
func inflate(value any) any {
	done := false
	return mapAll(value, func(_ string, text string) string {
		if done {
			return text
		}
		done = true
		return strings.Repeat(text+" ", HugeBytes/(len(text)+1)+1)
	})
}

func otherLanguage(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0 {
		return EnglishAnswer
	}
	return ChineseAnswer
}

// mapTexts changes the texts under the given keys, but none inside of quotes.
func (s *Server) mapTexts(value any, keys []string, change func(string) string) any {
	switch v := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, member := range v {
			text, isText := member.(string)
			switch {
			case slices.Contains(s.options.QuoteKeys, key):
				out[key] = member
			case isText && slices.Contains(keys, key):
				out[key] = change(text)
			default:
				out[key] = s.mapTexts(member, keys, change)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, member := range v {
			out[i] = s.mapTexts(member, keys, change)
		}
		return out
	}
	return value
}

// mapAll changes every text, in the order of keys and lists.
func mapAll(value any, change func(key, text string) string) any {
	var walk func(key string, value any) any
	walk = func(key string, value any) any {
		switch v := value.(type) {
		case map[string]any:
			out := map[string]any{}
			for _, k := range slices.Sorted(maps.Keys(v)) {
				out[k] = walk(k, v[k])
			}
			return out
		case []any:
			out := make([]any, len(v))
			for i, member := range v {
				out[i] = walk(key, member)
			}
			return out
		case string:
			return change(key, v)
		}
		return value
	}
	return walk("", value)
}

// obey has every answer say what the page tells programs to say, with the
// instruction itself as the quote: it does stand on the page.
func (s *Server) obey(r Request, value any) any {
	orders := Injections(s.options.Page(r))
	if len(orders) == 0 {
		return value
	}
	order := strings.Join(orders, " ")
	return mapAll(value, func(key, text string) string {
		switch {
		case slices.Contains(s.options.QuoteKeys, key), slices.Contains(s.options.AnswerKeys, key):
			return order
		case key == "status":
			return "reported"
		}
		return text
	})
}

// pick returns one of the list, by the dice.
func pick[T any](dice *rand.Rand, list []T) T { return list[dice.IntN(len(list))] }
