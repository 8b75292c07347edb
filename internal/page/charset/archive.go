package charset

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"
)

const (
	maxInner = 64 << 20 // bytes of an HTML part
	maxParts = 2_000    // parts looked at for it
	maxNests = 3        // multipart within multipart
)

// Unwrap takes the main HTML part out of a saved web archive (.mhtml, .mht):
// the part that the archive names as its root, else the first HTML one. inner
// is that part with its transfer encoding undone; mediaType and charset are
// what its header declares. ok is false for anything that is no such archive
// or holds no HTML: raw is then to be read as it is.
func Unwrap(raw []byte) (inner []byte, mediaType, charset string, ok bool) {
	if !opensArchive(raw) {
		return nil, "", "", false
	}
	in := bufio.NewReader(bytes.NewReader(bytes.TrimLeft(raw, "\r\n\t \ufeff")))
	// An error here is a header that breaks off; what came before it counts.
	head, _ := textproto.NewReader(in).ReadMIMEHeader()
	return unwrapPart(head, in, 0)
}

// opensArchive reports whether raw begins with the header of a MIME message
// that can hold a page. A page whose text begins so is rare, and one without
// MIME-Version and a content type there is none.
func opensArchive(raw []byte) bool {
	head := bytes.TrimLeft(raw[:min(len(raw), 4<<10)], "\r\n\t \ufeff")
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	name, _, found := bytes.Cut(line, []byte{':'})
	if !found || len(name) >= 64 || bytes.ContainsAny(name, " \t<") {
		return false
	}
	head = bytes.ToLower(head)
	return bytes.Contains(head, []byte("mime-version:")) && bytes.Contains(head, []byte("content-type:"))
}

func unwrapPart(head textproto.MIMEHeader, body io.Reader, depth int) (inner []byte, mediaType, charset string, ok bool) {
	mediaType, params, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil && mediaType == "" {
		return nil, "", "", false
	}
	switch {
	case mediaType == "text/html" || mediaType == "application/xhtml+xml":
		// A transfer encoding that breaks off leaves what came before it.
		inner, _ = io.ReadAll(io.LimitReader(transferDecoder(head, body), maxInner))
		return inner, mediaType, strings.ToLower(params["charset"]), len(inner) > 0
	case strings.HasPrefix(mediaType, "multipart/") && params["boundary"] != "" && depth < maxNests:
		return unwrapParts(multipart.NewReader(body, params["boundary"]), params["start"], depth)
	}
	return nil, "", "", false
}

func unwrapParts(parts *multipart.Reader, start string, depth int) (inner []byte, mediaType, charset string, ok bool) {
	for range maxParts {
		p, err := parts.NextRawPart()
		if err != nil {
			return inner, mediaType, charset, ok
		}
		root := start != "" && p.Header.Get("Content-Id") == start
		if ok && !root {
			if start == "" {
				return inner, mediaType, charset, ok
			}
			continue
		}
		if b, m, c, is := unwrapPart(p.Header, p, depth+1); is {
			if inner, mediaType, charset, ok = b, m, c, true; root {
				return inner, mediaType, charset, ok
			}
		}
	}
	return inner, mediaType, charset, ok
}

func transferDecoder(head textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(head.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}
