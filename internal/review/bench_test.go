package review

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// BenchmarkLiving measures what a review of two hundred documents costs once
// it is written: to look whether it is stale, and to write it anew after one
// document has changed.
func BenchmarkLiving(b *testing.B) {
	raw, err := os.ReadFile(filepath.Join("../../testdata/pages", "d01.txt"))
	if err != nil {
		b.Fatal(err)
	}
	d := newDesk(b, nil)
	ids := make([]string, 200)
	for i := range ids {
		page := strings.Replace(string(raw), "数字孪生平台如何促成城市内涝协同应急", fmt.Sprintf("数字孪生平台如何促成第%d个城市的协同应急", i), -1)
		ids[i] = d.page([]byte(page))
	}
	id := d.ask(Request{DocumentIDs: ids, Language: synoptic.Chinese, Engine: synoptic.EngineRules})
	if err := d.Do(b.Context(), work.Task{Workspace: ws, ID: id}); err != nil {
		b.Fatal(err)
	}
	b.Run("stale", func(b *testing.B) {
		for b.Loop() {
			r, err := d.Store.Review(b.Context(), ws, id)
			if err != nil || len(r.Review.RestsOn) != len(ids) {
				b.Fatal(len(r.Review.RestsOn), err)
			}
			if changes, err := d.Changes(b.Context(), r); err != nil || len(changes) > 0 {
				b.Fatal(changes, err)
			}
		}
	})
	b.Run("refresh", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			d.decide(ids[n%len(ids)], n)
			if _, changed, err := d.Refresh(b.Context(), ws, id); err != nil || !changed {
				b.Fatal(changed, err)
			}
			if err := d.Do(b.Context(), work.Task{Workspace: ws, ID: id}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// decide changes the theory of a document, as a person would.
func (d *desk) decide(id string, n int) {
	d.t.Helper()
	stored, err := d.Store.Document(d.t.Context(), ws, id)
	if err != nil {
		d.t.Fatal(err)
	}
	x := stored.Document.Extraction
	decision := synoptic.Decision{Item: synoptic.ItemTheory, TextSHA256: x.TextSHA256, Answer: synoptic.DecidedAnswer{Answer: x.Theory}}
	decision.Answer.Answer.Answer, decision.Answer.EditedBy = synoptic.Maybe(fmt.Sprint("协作治理 ", n)), "ada"
	if _, err := d.Store.SaveDecisions(d.t.Context(), stored, synoptic.ItemTheory, "", []synoptic.Decision{decision}, synoptic.EditEvent{At: d.Now()}); err != nil {
		d.t.Fatal(err)
	}
}
