//go:build integration

package aws_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// TestTheRequests counts what really goes out for the two things that are done
// most.
func TestTheRequests(t *testing.T) {
	t.Parallel()
	toTable := &road{plan: func(string, int) fault { return none }}
	toBucket := &road{plan: func(string, int) fault { return none }}
	table := newTable(t, engines.Moto(t), func(o *dynamodb.Options) { o.HTTPClient = toTable })
	blobs := newBlobs(t, engines.Versitygw(t), func(o *s3.Options) { o.HTTPClient = toBucket })
	store := storage.New(table, blobs, nil)
	const ws = synoptic.Workspace("w")
	reads := []string{"GetItem", "BatchGetItem", "Query"}
	all := append([]string{"UpdateItem", "DeleteItem", "TransactWriteItems"}, reads...)

	create := func(i int) string {
		raw := fmt.Appendf(nil, "page %d", i)
		d, _, err := store.CreateDocument(t.Context(), ws, storage.NewDocument{Raw: raw, Document: synoptic.Document{
			ID: synoptic.DocumentID(raw), Status: synoptic.Pending, Extract: synoptic.ExtractNow, CreatedAt: time.Now(), SizeBytes: int64(len(raw))}})
		if err != nil {
			t.Fatal(err)
		}
		return d.Document.ID
	}
	within := func(what string, tableRequests, puts int, do func()) {
		t.Helper()
		before, putsBefore, othersBefore := toTable.counted(all...), toBucket.counted(http.MethodPut), toBucket.counted(http.MethodGet, http.MethodHead)
		do()
		requests, put := toTable.counted(all...)-before, toBucket.counted(http.MethodPut)-putsBefore
		others := toBucket.counted(http.MethodGet, http.MethodHead) - othersBefore
		t.Logf("%s: %d requests to DynamoDB, %d PUT and %d others to S3", what, requests, put, others)
		if requests > tableRequests || put > puts || others > 0 {
			t.Errorf("%s took too many", what)
		}
	}
	within("one upload", 3, 1, func() { create(0) })

	ids := make([]string, 100)
	for i := range ids {
		ids[i] = create(i)
		if _, err := store.ClaimDocument(t.Context(), ws, ids[i], "worker", time.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		_, err := store.SaveResult(t.Context(), ws, storage.Result{DocumentID: ids[i], Owner: "worker", Status: synoptic.Extracted, Text: "text",
			PageType: synoptic.Article, Record: &synoptic.Record{}, Extraction: &synoptic.Extraction{Engine: synoptic.EngineRules, Form: synoptic.StandardForm}})
		if err != nil {
			t.Fatal(err)
		}
	}
	within("one evidence table of 100 documents", 4, 0, func() {
		documents, err := store.Documents(t.Context(), ws, ids)
		if err != nil || len(documents) != 100 || documents[99].Document.Extraction == nil {
			t.Errorf("%d documents, %v", len(documents), err)
		}
	})
}
