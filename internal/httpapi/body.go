package httpapi

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"

	"synoptic/internal/ingest"
	"synoptic/internal/synoptic"
)

// maxFiles bounds the parts of one multipart request.
const maxFiles = 1000

// maxField bounds a form field that is not a page.
const maxField = 8 << 10

// uploadBody is the body of POST /v1/documents in any form.
type uploadBody struct {
	uploads   []ingest.Upload
	multipart bool
	uploadID  string // the bytes of the one upload are there already, under this id
}

// readUpload reads a request body: one page as it stands, a form with many, or
// the name of one that was uploaded. What the body says of its pages goes
// before what the query said.
func readUpload(r io.Reader, contentType string, defaults ingest.Upload) (uploadBody, error) {
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, params = "", nil // an unreadable type says nothing; the bytes will
	}
	switch {
	case media == "application/json":
		id, up, err := readUploaded(r, defaults)
		return uploadBody{uploads: []ingest.Upload{up}, uploadID: id}, err
	case strings.HasPrefix(media, "multipart/"):
		if params["boundary"] == "" {
			return uploadBody{}, synoptic.Invalid("the multipart body has no boundary")
		}
		uploads, err := readForm(multipart.NewReader(r, params["boundary"]), defaults)
		return uploadBody{uploads: uploads, multipart: true}, err
	}
	raw, err := readBounded(r, MaxBody)
	if err != nil {
		return uploadBody{}, err
	}
	up := defaults
	up.Bytes, up.Charset = raw, params["charset"]
	if strings.HasPrefix(media, "text/") || media == "application/xhtml+xml" {
		up.MediaType = media
	}
	return uploadBody{uploads: []ingest.Upload{up}}, nil
}

func readForm(form *multipart.Reader, defaults ingest.Upload) ([]ingest.Upload, error) {
	var uploads []ingest.Upload
	for {
		part, err := form.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, bodyError(err, "the multipart body cannot be read")
		}
		if isField(part) {
			value, err := readBounded(part, maxField)
			if err != nil {
				return nil, err
			}
			if err := setField(&defaults, part.FormName(), string(value)); err != nil {
				return nil, err
			}
			continue
		}
		if len(uploads) == maxFiles {
			return nil, synoptic.Errorf(synoptic.CodeTooLarge, "a request may carry at most %d files", maxFiles)
		}
		raw, err := readBounded(part, MaxBody)
		if err != nil {
			return nil, err
		}
		media, params, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if err != nil {
			media, params = "", nil
		}
		uploads = append(uploads, ingest.Upload{Bytes: raw, FileName: part.FileName(), MediaType: media, Charset: params["charset"]})
	}
	if len(uploads) == 0 {
		return nil, synoptic.Errorf(synoptic.CodeEmpty, "the form carries no file")
	}
	// Fields may stand behind the files that they speak of.
	for i := range uploads {
		up := &uploads[i]
		up.SourceURL, up.Extract, up.Language, up.Form = defaults.SourceURL, defaults.Extract, defaults.Language, defaults.Form
		if up.FileName == "" || len(uploads) == 1 && defaults.FileName != "" {
			up.FileName = defaults.FileName
		}
	}
	return uploads, nil
}

// isField tells a field from a file. A part that says neither what its file is
// called nor of what type it is, is a field, unless it is called a file.
func isField(part *multipart.Part) bool {
	return part.FileName() == "" && part.Header.Get("Content-Type") == "" && part.FormName() != "file"
}

func setField(up *ingest.Upload, name, value string) (err error) {
	switch name {
	case "source_url":
		up.SourceURL = value
	case "file_name":
		up.FileName = value
	case "extract":
		up.Extract = synoptic.ExtractMode(value)
	case "language":
		up.Language, err = synoptic.OutputLanguage(value)
	case "form":
		up.Form = value
	default:
		// Not taken for a page: it is more likely a slip of the pen.
		err = synoptic.Invalid("a form has files and the fields source_url, file_name, extract, language and form; it has another field")
	}
	return err
}

// readBounded reads at most limit bytes and refuses more.
func readBounded(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, bodyError(err, "the body cannot be read")
	}
	if int64(len(b)) > limit {
		return nil, tooLarge()
	}
	return b, nil
}

func bodyError(err error, what string) error {
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return tooLarge()
	}
	return synoptic.Wrap(synoptic.CodeInvalid, what, fmt.Errorf("reading: %w", err))
}

func tooLarge() error {
	return synoptic.Errorf(synoptic.CodeTooLarge, "a request may have at most %d MB; send fewer pages at a time, and a page over that by POST /v1/uploads", MaxBody>>20)
}
