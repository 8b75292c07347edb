package synoptic

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Maybe is a text that may be missing. Empty means that nothing is stated,
// and its JSON form is then null.
type Maybe string

// MarshalJSON writes null for a missing text.
func (m Maybe) MarshalJSON() ([]byte, error) {
	if m == "" {
		return []byte("null"), nil
	}
	return marshalPlain(string(m))
}

// marshalPlain encodes without HTML escaping, so that what is read in a JSON
// output is what stands on the page; encoders that must escape do so later.
func marshalPlain(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

// UnmarshalJSON reads null as a missing text.
func (m *Maybe) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*m = ""
	if s != nil {
		*m = Maybe(*s)
	}
	return nil
}

// Year is a calendar year; zero means that none is stated, null in JSON.
type Year int

// MarshalJSON writes null for an unknown year.
func (y Year) MarshalJSON() ([]byte, error) {
	if y == 0 {
		return []byte("null"), nil
	}
	return fmt.Appendf(nil, "%d", int(y)), nil
}

// List is a slice whose JSON form is [] when it is empty, never null.
type List[T any] []T

// MarshalJSON writes [] for an empty list.
func (l List[T]) MarshalJSON() ([]byte, error) {
	if len(l) == 0 {
		return []byte("[]"), nil
	}
	return marshalPlain([]T(l))
}

// Language is the language of a text as the contract groups them.
type Language string

// The languages of a text. Other holds whatever is neither Chinese (in
// either script) nor English, Japanese and Korean among them.
const (
	Chinese       Language = "zh"
	English       Language = "en"
	OtherLanguage Language = "other"
)

// OutputLanguage reads the language asked for of answers and reviews: "zh" or
// "en", with script and region ignored ("zh-Hans" is "zh"). Empty stays empty
// and means: that of the page.
func OutputLanguage(s string) (Language, error) {
	switch {
	case s == "":
		return "", nil
	case s == "zh" || len(s) > 3 && s[:3] == "zh-":
		return Chinese, nil
	case s == "en" || len(s) > 3 && s[:3] == "en-":
		return English, nil
	}
	return "", Invalid(fmt.Sprintf("language %q is not known: use zh or en", s))
}

// LangText is one text in each language in which the page states it.
type LangText struct {
	ZH    Maybe `json:"zh"`
	EN    Maybe `json:"en"`
	Other Maybe `json:"other"`
}

// In returns the text in the given language.
func (t LangText) In(l Language) string {
	switch l {
	case Chinese:
		return string(t.ZH)
	case English:
		return string(t.EN)
	}
	return string(t.Other)
}

// Set stores the text of the given language.
func (t *LangText) Set(l Language, s string) {
	switch l {
	case Chinese:
		t.ZH = Maybe(s)
	case English:
		t.EN = Maybe(s)
	default:
		t.Other = Maybe(s)
	}
}

// Prefer returns the text in language l where there is one, else in the first
// other language that has it, with the language it is in.
func (t LangText) Prefer(l Language) (string, Language) {
	for _, in := range []Language{l, Chinese, English, OtherLanguage} {
		if s := t.In(in); s != "" && in != "" {
			return s, in
		}
	}
	return "", ""
}

// Empty reports whether the text is stated in no language.
func (t LangText) Empty() bool { return t == LangText{} }

// LangList is a list of terms in each language in which the page states it.
type LangList struct {
	ZH    List[string] `json:"zh"`
	EN    List[string] `json:"en"`
	Other List[string] `json:"other"`
}

// In returns the terms in the given language.
func (t LangList) In(l Language) []string {
	switch l {
	case Chinese:
		return t.ZH
	case English:
		return t.EN
	}
	return t.Other
}

// Set stores the terms of the given language.
func (t *LangList) Set(l Language, terms []string) {
	switch l {
	case Chinese:
		t.ZH = terms
	case English:
		t.EN = terms
	default:
		t.Other = terms
	}
}
