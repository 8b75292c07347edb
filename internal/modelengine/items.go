package modelengine

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"synoptic/internal/form"
	"synoptic/internal/llm"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// What an item of a user takes of an answer, in tokens: the most that may be
// needed, and what it takes as a rule.
const (
	itemRoom   = 160
	itemTokens = 60
)

// asking is the form as it is asked for: the standard one, or one with a
// user's items behind it.
type asking struct {
	form    *synoptic.Form // nil is the standard form
	schema  prompt.Schema
	version string // of the prompts, and of the form where there is one
	system  string
	list    string // of the items, before the page
}

// standard asks for the standard form.
func (e *Engine) standard() asking {
	return asking{schema: e.schema, version: e.version, system: e.Prompts.Extract.System}
}

// withItems asks for a user's items too; nil is the standard form. The fixed
// part of the standard form stays in front, so that providers find it in their
// caches.
func (e *Engine) withItems(f *synoptic.Form) (asking, error) {
	a := e.standard()
	if f == nil || len(f.Items) == 0 {
		return a, nil
	}
	var err error
	if a.schema, err = prompt.SchemaWithItems[draft]("extraction", f.Items); err != nil {
		return a, err
	}
	if a.list, err = e.Prompts.Items.Render(prompt.ItemLines(f.Items)); err != nil {
		return a, err
	}
	a.form, a.list = f, a.list+"\n\n"
	a.system += "\n\n" + e.Prompts.Items.System
	a.version = prompt.Versions(e.version, e.Prompts.Items.Version, f.Version)
	return a, nil
}

// items are the user's items that are asked for.
func (a asking) items() []synoptic.FormItem {
	if a.form == nil {
		return nil
	}
	return a.form.Items
}

// ExtractForm is Extract with a user's items; nil is the standard form.
func (e *Engine) ExtractForm(ctx context.Context, p *page.Page, language synoptic.Language, f *synoptic.Form) (*synoptic.Extraction, error) {
	a, err := e.withItems(f)
	if err != nil {
		return nil, fmt.Errorf("asking for a form: %w", err)
	}
	return e.extract(ctx, p, language, a)
}

// reply is an answer of a model: the standard form, and the user's items by
// their keys.
type reply struct {
	draft
	items map[string]draftItem
}

type draftItem struct {
	Quotes []string       `json:"quotes"`
	Answer synoptic.Maybe `json:"answer"`
	Value  any            `json:"value"`
}

// readReply reads an answer, whose schema was checked.
func readReply(raw json.RawMessage) (reply, error) {
	var r reply
	var more struct {
		Items map[string]draftItem `json:"items"`
	}
	if json.Unmarshal(raw, &r.draft) != nil || json.Unmarshal(raw, &more) != nil {
		return reply{}, llm.Fail(llm.BadAnswer, "the answer does not decode", nil)
	}
	r.items = more.Items
	return r, nil
}

const itemPrefix = "items/"

// itemClaims are the answers to a user's items, in the order of the form.
func (a asking) itemClaims(r reply) []claim {
	var list []claim
	for i, item := range a.items() {
		key := prompt.ItemKey(i)
		d := r.items[key]
		list = append(list, claim{item: itemPrefix + key, asked: &item, quotes: d.Quotes, answer: string(d.Answer), value: d.Value})
	}
	return list
}

// inWords is a value where its answer was left out.
func (c claim) inWords(l synoptic.Language) string {
	switch v := c.value.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		switch {
		case v && l == synoptic.English:
			return "yes"
		case v:
			return "是"
		case l == synoptic.English:
			return "no"
		}
		return "否"
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, fmt.Sprint(e))
		}
		return strings.Join(parts, "; ")
	}
	return ""
}

// own reports an item whose answer is a word of its form, not of the page.
func (c claim) own() bool {
	return c.asked != nil && (c.asked.Type == synoptic.ChoiceItem || c.asked.Type == synoptic.BooleanItem)
}

// polar reports a claim that a lost negation would turn round.
func (c claim) polar() bool {
	if c.asked == nil {
		return c.item == synoptic.ItemFindings
	}
	return c.asked.Type != synoptic.NumberItem && c.asked.Type != synoptic.DateItem
}

// settleValue takes what the quotes of a judgement carry of the value that is
// claimed, and says what is wrong with it.
func (j *judgement) settleValue() string {
	if j.claim.asked == nil {
		return ""
	}
	answer := string(j.answer.Answer)
	value, fault := form.Value(*j.claim.asked, answer, j.claim.value, texts(j.answer.Quotes))
	if fault == "" && len(quote.MissingNumbers(answer, texts(j.answer.Quotes)...)) > 0 {
		fault = "the answer gives a number that its quotes do not"
	}
	j.value = value
	return fault
}

// itemAnswers are the settled answers to a user's items.
func (t *task) itemAnswers() map[string]synoptic.ItemAnswer {
	answers := map[string]synoptic.ItemAnswer{}
	for i, item := range t.asking.items() {
		j, ok := t.kept[itemPrefix+prompt.ItemKey(i)]
		if !ok {
			j.answer.Status = t.judge.silence
		}
		a := synoptic.ItemAnswer{Answer: j.answer}
		if a.Status == synoptic.Reported {
			a.Value = j.value
		}
		answers[item.Name] = a
	}
	return answers
}
