package aws_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func TestABlobIsPutOnce(t *testing.T) {
	t.Parallel()
	body := []byte("page")
	for name, test := range map[string]struct {
		answers []func() (*http.Response, error) // the last one for ever
		code    synoptic.Code
	}{
		"there is none yet": {[]func() (*http.Response, error){done}, ""},
		"it is there":       {[]func() (*http.Response, error){func() (*http.Response, error) { return xmlRefusal(412, "PreconditionFailed") }}, ""},
		"at the same time":  {[]func() (*http.Response, error){func() (*http.Response, error) { return xmlRefusal(409, "ConditionalRequestConflict") }, done}, ""},
		"slowed down":       {[]func() (*http.Response, error){func() (*http.Response, error) { return xmlRefusal(503, "SlowDown") }, done}, ""},
		"slowed down for ever": {[]func() (*http.Response, error){func() (*http.Response, error) { return xmlRefusal(503, "SlowDown") }},
			synoptic.CodeUnavailable},
		"failed, but persisted": {[]func() (*http.Response, error){func() (*http.Response, error) { return nil, errors.New("connection reset by peer") },
			func() (*http.Response, error) { return xmlRefusal(412, "PreconditionFailed") }}, ""},
		"not allowed": {[]func() (*http.Response, error){func() (*http.Response, error) { return xmlRefusal(403, "AccessDenied") }}, synoptic.CodeInternal},
		"damaged":     {[]func() (*http.Response, error){func() (*http.Response, error) { return xmlRefusal(400, "XAmzContentChecksumMismatch") }}, synoptic.CodeInternal},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &service{answer: func(n int, _ request) (*http.Response, error) { return test.answers[min(n, len(test.answers)-1)]() }}
				if err := s.blobs().Put(t.Context(), "w/a/1", body); synoptic.CodeOf(err) != test.code {
					t.Errorf("%v, want %q", err, test.code)
				}
				for _, r := range s.asked {
					if !bytes.Equal(r.raw, body) {
						t.Errorf("sent %q", r.raw)
					}
					for header, want := range map[string]string{"If-None-Match": "*", "Content-Length": "4",
						"X-Amz-Checksum-Sha256": "NmAxWprz3yVdjxmrB35Hl4IrQUiKDioEvGr3EhPCMnQ="} {
						got := r.Header.Get(header)
						if header == "Content-Length" {
							got = fmt.Sprint(r.ContentLength)
						}
						if got != want {
							t.Errorf("%s is %q, want %q", header, got, want)
						}
					}
				}
			})
		})
	}
}

// broken ends before it should.
type broken struct{ io.Reader }

func (b broken) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func TestReadingABlob(t *testing.T) {
	t.Parallel()
	whole := func() (*http.Response, error) { return reply(200, "page"), nil }
	cut := func() (*http.Response, error) {
		r := reply(200, "pa")
		r.Body, r.ContentLength = io.NopCloser(broken{strings.NewReader("pa")}), 4
		return r, nil
	}
	altered := func() (*http.Response, error) {
		return reply(200, "pace", "X-Amz-Checksum-Sha256", "NmAxWprz3yVdjxmrB35Hl4IrQUiKDioEvGr3EhPCMnQ="), nil
	}
	unsized := func() (*http.Response, error) {
		r := reply(200, "pages")
		r.ContentLength = -1
		return r, nil
	}
	for name, test := range map[string]struct {
		answers []func() (*http.Response, error)
		limit   int64
		want    string
		code    synoptic.Code
	}{
		"whole":            {[]func() (*http.Response, error){whole}, 4, "page", ""},
		"too large":        {[]func() (*http.Response, error){whole}, 3, "", synoptic.CodeTooLarge},
		"larger than said": {[]func() (*http.Response, error){unsized}, 4, "", synoptic.CodeTooLarge},
		"cut, then whole":  {[]func() (*http.Response, error){cut, whole}, 0, "page", ""},
		"always cut":       {[]func() (*http.Response, error){cut}, 0, "", synoptic.CodeUnavailable},
		"altered":          {[]func() (*http.Response, error){altered, whole}, 0, "page", ""},
		"always altered":   {[]func() (*http.Response, error){altered}, 0, "", synoptic.CodeUnavailable},
		"missing":          {[]func() (*http.Response, error){func() (*http.Response, error) { return xmlRefusal(404, "NoSuchKey") }}, 0, "", synoptic.CodeNotFound},
		"no bucket":        {[]func() (*http.Response, error){func() (*http.Response, error) { return xmlRefusal(404, "NoSuchBucket") }}, 0, "", synoptic.CodeInternal},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &service{answer: func(n int, _ request) (*http.Response, error) { return test.answers[min(n, len(test.answers)-1)]() }}
				got, err := s.blobs().Get(t.Context(), "w/a/1", test.limit)
				if string(got) != test.want || synoptic.CodeOf(err) != test.code {
					t.Errorf("%q, %v; want %q, %q", got, err, test.want, test.code)
				}
			})
		})
	}
}

func TestDeletingAFolderThatResists(t *testing.T) {
	t.Parallel()
	s := &service{answer: func(n int, r request) (*http.Response, error) {
		if r.op == http.MethodGet {
			return reply(200, `<ListBucketResult><Contents><Key>a/1</Key></Contents><IsTruncated>false</IsTruncated></ListBucketResult>`), nil
		}
		return reply(200, `<DeleteResult><Error><Key>a/1</Key><Code>InternalError</Code></Error></DeleteResult>`), nil
	}}
	if err := s.blobs().DeleteAll(t.Context(), "a/"); synoptic.CodeOf(err) != synoptic.CodeUnavailable {
		t.Errorf("%v", err)
	}
}

func TestPresignedGet(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		signed, err := new(service).blobs().PresignGet(t.Context(), "w/a/1", storage.Attachment{ContentType: "text/plain", FileName: "综述 \"1\"\r\n.docx"}, storage.PresignTTL)
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(signed.URL)
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		for name, want := range map[string]string{"X-Amz-Expires": "300", "X-Amz-SignedHeaders": "host", "response-content-type": "text/plain",
			"response-content-disposition": `attachment; filename*=utf-8''%E7%BB%BC%E8%BF%B0%20%221%22%0D%0A.docx`} {
			if q.Get(name) != want {
				t.Errorf("%s is %q, want %q", name, q.Get(name), want)
			}
		}
		if signed.Method != http.MethodGet || len(signed.Headers) != 0 || !signed.ExpiresAt.Equal(time.Now().Add(5*time.Minute)) {
			t.Errorf("%+v", signed)
		}
	})
}

func TestPresignedPut(t *testing.T) {
	t.Parallel()
	blobs := new(service).blobs()
	good := storage.DeclaredUpload{SizeBytes: 4, SHA256: "3660315a9af3df255d8f19ab077e4797822b41488a0e2a04bc6af71213c23274", ContentType: "text/HTML; charset=GBK"}
	signed, err := blobs.PresignPut(t.Context(), "incoming/w/up_1", good, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Content-Length": "4", "Content-Type": "text/html; charset=GBK", "If-None-Match": "*",
		"X-Amz-Checksum-Sha256": "NmAxWprz3yVdjxmrB35Hl4IrQUiKDioEvGr3EhPCMnQ="}
	if signed.Method != http.MethodPut || fmt.Sprint(signed.Headers) != fmt.Sprint(want) {
		t.Errorf("%s with %v, want %v", signed.Method, signed.Headers, want)
	}
	u, err := url.Parse(signed.URL)
	if err != nil {
		t.Fatal(err)
	}
	if got := u.Query().Get("X-Amz-SignedHeaders"); got != "content-length;content-type;host;if-none-match;x-amz-checksum-sha256" {
		t.Errorf("signed are %s", got)
	}
	for name, change := range map[string]func(key *string, of *storage.DeclaredUpload, ttl *time.Duration){
		"another folder": func(key *string, _ *storage.DeclaredUpload, _ *time.Duration) { *key = "w/up_1" },
		"a way out":      func(key *string, _ *storage.DeclaredUpload, _ *time.Duration) { *key = "incoming/../w/up_1" },
		"no size":        func(_ *string, of *storage.DeclaredUpload, _ *time.Duration) { of.SizeBytes = 0 },
		"a great size":   func(_ *string, of *storage.DeclaredUpload, _ *time.Duration) { of.SizeBytes = storage.MaxBlobBytes + 1 },
		"no hash":        func(_ *string, of *storage.DeclaredUpload, _ *time.Duration) { of.SHA256 = "" },
		"half a hash":    func(_ *string, of *storage.DeclaredUpload, _ *time.Duration) { of.SHA256 = of.SHA256[:32] },
		"another header": func(_ *string, of *storage.DeclaredUpload, _ *time.Duration) { of.ContentType = "a/b\r\nX-Evil: 1" },
		"no time":        func(_ *string, _ *storage.DeclaredUpload, ttl *time.Duration) { *ttl = 0 },
		"a week":         func(_ *string, _ *storage.DeclaredUpload, ttl *time.Duration) { *ttl = 7 * 24 * time.Hour },
	} {
		key, of, ttl := "incoming/w/up_1", good, time.Minute
		change(&key, &of, &ttl)
		if signed, err := blobs.PresignPut(t.Context(), key, of, ttl); err == nil {
			t.Errorf("%s was signed: %+v", name, signed)
		}
	}
}
