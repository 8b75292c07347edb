package formrules

import (
	"context"

	"synoptic/internal/page"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// Base is the engine that fills the standard form.
type Base interface {
	Name() string
	Extract(ctx context.Context, p *page.Page, language synoptic.Language) (*synoptic.Extraction, error)
}

// Engine is a built-in engine that fills users' items too. It is safe for
// concurrent use where its base is.
type Engine struct{ Base }

// New makes an engine on another one.
func New(base Base) *Engine { return &Engine{base} }

// ExtractForm fills the standard form as the base does, and the items of f;
// nil is the standard form. It fails where the base fails.
func (e *Engine) ExtractForm(ctx context.Context, p *page.Page, language synoptic.Language, f *synoptic.Form) (*synoptic.Extraction, error) {
	x, err := e.Extract(ctx, p, language)
	if err != nil || f == nil {
		return x, err
	}
	text := quote.New(p.Text)
	sentences := gather(p, x.Language)
	x.Form, x.FormVersion = f.ID, f.Version
	x.Items = make(map[string]synoptic.ItemAnswer, len(f.Items))
	for _, item := range f.Items {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l := looker{text: text, item: item, chinese: x.Language == synoptic.Chinese}
		for _, word := range Keywords(item.Instruction) {
			l.words = append(l.words, fold(word).s)
		}
		a := l.look(sentences)
		if a.Status == "" {
			a = synoptic.ItemAnswer{Answer: synoptic.Answer{Status: p.Silence()}}
		}
		if a.Status != synoptic.Reported {
			a.LeftOpen = l.open
		}
		x.Items[item.Name] = a
	}
	return x, nil
}

// Unlooked lists the items of a form that the engine cannot look for on any
// page, as their instructions name no words.
func (e *Engine) Unlooked(f *synoptic.Form) []string {
	var names []string
	if f == nil {
		return nil
	}
	for _, item := range f.Items {
		if item.Type != synoptic.ChoiceItem && len(Keywords(item.Instruction)) == 0 {
			names = append(names, item.Name)
		}
	}
	return names
}
