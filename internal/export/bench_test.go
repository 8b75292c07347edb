package export_test

import (
	"context"
	"fmt"
	"io"
	"testing"

	"synoptic/internal/export"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

func BenchmarkWrite(b *testing.B) {
	documents := make([]synoptic.Document, synthesis.MaxDocuments)
	for i := range documents {
		documents[i] = study(fmt.Sprintf("doc_%d", i), fmt.Sprintf("数字平台如何推动第%d类协同", i), fmt.Sprintf("数字平台如何推动第%d类部门协同与社会共治", i))
	}
	review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: synoptic.Chinese})
	if err != nil {
		b.Fatal(err)
	}
	c := export.NewComposition(review, documents)
	for _, format := range export.Formats() {
		b.Run(format.Name, func(b *testing.B) {
			for b.Loop() {
				if err := export.Write(io.Discard, format.Name, c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
