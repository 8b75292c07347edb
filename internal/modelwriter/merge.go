package modelwriter

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"synoptic/internal/llm"
	"synoptic/internal/prompt"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// maxRounds bounds how often what was merged is merged again.
const maxRounds = 4

// mergeAll makes one comparison of those of several groups. Each round reads
// every statement once, in batches of one section after the other; it ends when
// one batch holds all, or when a round no longer shortens.
func (w *Writer) mergeAll(ctx context.Context, t *synthesis.Table, all []statement, d *synthesis.Draft) ([]statement, error) {
	for range maxRounds {
		slices.SortStableFunc(all, func(a, b statement) int { return order(a.section) - order(b.section) })
		batches := slices.Collect(slices.Chunk(all, w.Merge))
		results := make([]*batch, len(batches))
		err := inParallel(len(batches), func(i int) error {
			b, err := w.merge(ctx, t, batches[i])
			results[i] = b
			return err
		})
		if err != nil {
			return nil, err
		}
		var next []statement
		for i, b := range results {
			d.Usage, d.Dropped = llm.AddUsage(d.Usage, b.usage), append(d.Dropped, b.dropped...)
			next = append(next, b.kept...)
			next = append(next, unused(batches[i], b.kept)...)
		}
		shorter := len(next)*10 <= len(all)*9
		all = next
		if len(batches) == 1 || !shorter {
			break
		}
	}
	return all, nil
}

// merge has one batch merged. A merged statement that does not stand is
// forgotten: those that it was made of do.
func (w *Writer) merge(ctx context.Context, t *synthesis.Table, from []statement) (*batch, error) {
	b := &batch{
		writer: w, table: t, cites: map[string][]synoptic.Citation{}, words: map[string]string{},
		read: read[merged], usage: synoptic.NoUsage(),
	}
	var lines strings.Builder
	for i, s := range from {
		id := fmt.Sprintf("s%d", i+1)
		b.cites[id], b.words[id] = s.Citations, s.Text
		fmt.Fprintf(&lines, "%s %s (%d): %s\n", id, s.section, studiesIn(s.Citations), cellWords(s.Text))
	}
	text := strings.TrimSpace(lines.String())
	if text == "" {
		return b, nil
	}
	b.fence = w.Fencer.For(text)
	user, err := w.Prompts.Merge.Render(prompt.MergeData{
		Language: prompt.LanguageName(t.Language), Total: len(t.Studies), Fence: b.fence, Statements: text,
	})
	if err != nil {
		return nil, err
	}
	err = b.run(ctx, prompt.Question{
		Request: llm.Request{
			System: w.Prompts.Merge.System, User: user, MaxOutputTokens: w.MaxOutput,
			Purpose: "merge", PromptVersion: w.mergeVersion,
		},
		Schema: w.mergeSchema, Language: t.Language, Data: []string{text, strconv.Itoa(len(t.Studies))},
	})
	b.failed = nil
	return b, err
}

// unused are the statements that no merged one is made of: nothing that was
// written is lost by merging.
func unused(from, kept []statement) []statement {
	used := map[string]bool{}
	for _, s := range kept {
		for _, id := range s.ids {
			used[strings.TrimSpace(id)] = true
		}
	}
	var left []statement
	for i, s := range from {
		if !used[fmt.Sprintf("s%d", i+1)] {
			left = append(left, s)
		}
	}
	return left
}

func order(k synoptic.SectionKind) int { return slices.Index(synoptic.SectionKinds(), k) }

func studiesIn(cites []synoptic.Citation) int {
	seen := map[string]bool{}
	for _, c := range cites {
		seen[c.DocumentID] = true
	}
	return len(seen)
}
