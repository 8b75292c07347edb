package export_test

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/export"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// A stale review says so at its head in every format that people read, and
// what has changed since.
func TestAStaleReviewSaysSo(t *testing.T) {
	t.Parallel()
	for language, wants := range map[synoptic.Language][]string{
		synoptic.Chinese: {"本综述已过时", "1 篇已删除（[2]）", "1 篇答案经人工修改（[1] 理论、发现）"},
		synoptic.English: {"This review is stale", "1 deleted ([2])", "1 with answers edited by a person ([1] Theory, Findings)"},
	} {
		documents := []synoptic.Document{study("doc_a", "甲题名之研究", "甲话甲话"), study("doc_b", "乙题名之研究", "乙话乙话")}
		review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: language})
		if err != nil {
			t.Fatal(err)
		}
		texts := func(c export.Composition) map[string]string {
			all := map[string]string{"md": strings.ReplaceAll(write(t, "md", c), `\`, ""), "html": write(t, "html", c)}
			paragraphs, err := paragraphsOf(write(t, "docx", c))
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range paragraphs {
				all["docx"] += p.text + "\n"
			}
			f := book(t, write(t, "xlsx", c))
			for _, sheet := range f.GetSheetList() {
				for _, row := range rowsOf(t, f, sheet) {
					all["xlsx"] += strings.Join(row, "|") + "\n"
				}
			}
			return all
		}
		for format, text := range texts(export.NewComposition(review, documents)) {
			if strings.Contains(text, wants[0]) {
				t.Errorf("%s says that a fresh review is stale", format)
			}
		}
		review.Stale = true
		review.Changes = []synoptic.Change{{DocumentID: "doc_b", What: synoptic.ChangeDeleted}, {DocumentID: "doc_a", What: synoptic.ChangeEdited, Items: []string{"theory", "findings"}}}
		for format, text := range texts(export.NewComposition(review, documents)) {
			for _, want := range wants {
				if !strings.Contains(text, want) {
					t.Errorf("%s lacks %q", format, want)
				}
			}
		}
	}
}
