//go:build integration

package aws_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"synoptic/internal/storage"
	"synoptic/internal/storage/storagetest"
)

func TestUploadsOnVersitygw(t *testing.T) {
	t.Parallel()
	storagetest.RunUploads(t, func(t *testing.T) storagetest.UploadsTwin {
		blobs := newBlobs(t, engines.Versitygw(t))
		return storagetest.UploadsTwin{Uploads: storage.PresignedUploads(blobs, blobs)}
	})
}

// An answer that was put aside can be fetched by whoever has the address, as
// what it was, and only there.
func TestAnAnswerIsLent(t *testing.T) {
	t.Parallel()
	blobs := newBlobs(t, engines.Versitygw(t))
	body := bytes.Repeat([]byte("一页综述。\n"), 500_000)
	for range 2 { // asked for again, the same bytes are lent again
		address, err := storage.Lend(t.Context(), blobs, blobs, "团队", body, storage.Attachment{ContentType: "text/markdown; charset=utf-8", FileName: "rev_1.md"})
		if err != nil {
			t.Fatal(err)
		}
		status, got, header := send(t, storage.PresignedRequest{Method: http.MethodGet, URL: address}, nil, nil)
		if status != http.StatusOK || !bytes.Equal(got, body) || !strings.HasPrefix(header.Get("Content-Type"), "text/markdown") || !strings.Contains(header.Get("Content-Disposition"), "rev_1.md") {
			t.Errorf("fetched with %d, %d bytes, %v", status, len(got), header)
		}
		if status, _, _ := send(t, storage.PresignedRequest{Method: http.MethodGet, URL: address[:strings.Index(address, "?")]}, nil, nil); status/100 != 4 {
			t.Errorf("without the signature: %d", status)
		}
	}
}
