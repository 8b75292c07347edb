package llmtest

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// orders are lines that speak to a program instead of a reader, in the two
// languages of the pages.
var orders = regexp.MustCompile(`(?i)\b(ignore|disregard|forget|override)\b.{0,60}\b(instructions?|prompts?|rules?|above|previous|prior)\b` +
	`|\bsystem prompt\b|\byou are now\b|\b(respond|reply|answer|output|print|write|say)\b.{0,20}\b(exactly|only|with|verbatim)\b` +
	`|\bas an? (ai|assistant|language model)\b|<\|?/?(system|im_start|im_end|instructions?)\b|\[/?INST\]|\bnew instructions?\b` +
	`|(忽略|无视|忘记|忽視|無視).{0,20}(指令|指示|提示|要求|规则|規則|以上|之前)|(请|請|必须|必須)?(直接)?(输出|輸出|回答|回复|写入|填写).{0,12}(如下|以下|：|:|“|「|")|系统提示|系統提示|你现在是|你是一个`)

// encoded are words that may hide text.
var (
	base64Word = regexp.MustCompile(`[A-Za-z0-9+/]{16,}={0,2}`)
	hexWord    = regexp.MustCompile(`(?:[0-9a-fA-F]{2}){12,}`)
)

// Injections lists what a gullible model would obey in a text: every line that
// gives orders, be it in plain words, with characters without width between
// the letters, in entities, percent signs, base64 or hexadecimal digits. It
// returns the lines as they stand, or decoded where they were hidden.
func Injections(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		for _, reading := range readings(line) {
			if orders.MatchString(reading) {
				found = append(found, reading)
				break
			}
		}
	}
	return found
}

// readings lists the ways to read a line, the plain one first.
func readings(line string) []string {
	list := []string{line}
	add := func(s string) {
		if s != line && s != "" {
			list = append(list, s)
		}
	}
	add(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, line))
	add(html.UnescapeString(line))
	if s, err := url.PathUnescape(line); err == nil {
		add(s)
	}
	for _, word := range base64Word.FindAllString(line, 8) {
		if b, err := base64.StdEncoding.DecodeString(word); err == nil {
			add(printable(b))
		} else if b, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(word, "=")); err == nil {
			add(printable(b))
		}
	}
	for _, word := range hexWord.FindAllString(line, 8) {
		if b, err := hex.DecodeString(word); err == nil {
			add(printable(b))
		}
	}
	return list
}

// printable returns b where it is text.
func printable(b []byte) string {
	s := strings.Join(strings.Fields(strings.ToValidUTF8(string(b), "\x00")), " ")
	if strings.IndexFunc(s, unicode.IsControl) >= 0 {
		return ""
	}
	return s
}
