package lambdahttp

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"
)

// MaxResponse is the size of the largest response of a function, as JSON, in
// bytes.
const MaxResponse = 6 << 20

// errFull ends a handler that writes more than can ever go out.
var errFull = errors.New("the response is larger than a function can give")

// recorder collects what a handler answers, as net/http would send it: the
// first status counts, and headers count as they stood then.
type recorder struct {
	header http.Header
	sent   http.Header // as they stood with the first status; nil before
	status int
	body   bytes.Buffer
	full   bool
}

func newRecorder() *recorder { return &recorder{header: http.Header{}} }

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(status int) {
	if w.sent != nil || status >= 100 && status < 200 {
		return // nothing goes out before the end
	}
	w.status, w.sent = status, w.header.Clone()
}

func (w *recorder) Write(b []byte) (int, error) {
	if w.sent == nil {
		w.WriteHeader(http.StatusOK)
	}
	if !bodyAllowed(w.status) {
		return 0, http.ErrBodyNotAllowed
	}
	if w.body.Len()+len(b) > MaxResponse {
		w.full = true
		return 0, errFull
	}
	return w.body.Write(b)
}

func bodyAllowed(status int) bool {
	return status >= 200 && status != http.StatusNoContent && status != http.StatusNotModified
}

// ofConnection are headers of one connection, which is the gateway's own
// business, and the length, which it counts itself.
var ofConnection = []string{"Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Te", "Trailer", "Upgrade", "Content-Length"}

// response is what goes to the gateway. Head is for an answer to HEAD, which
// has no body.
func (w *recorder) response(head bool) (*events.APIGatewayV2HTTPResponse, error) {
	if w.sent == nil {
		w.WriteHeader(http.StatusOK)
	}
	switch {
	case w.full:
		return nil, errFull
	case w.status < 200 || w.status > 599:
		return nil, fmt.Errorf("the handler gave the status %d", w.status)
	}
	body := w.body.Bytes()
	if len(body) > 0 && w.sent.Get("Content-Type") == "" && w.sent.Get("Content-Encoding") == "" {
		w.sent.Set("Content-Type", http.DetectContentType(body))
	}
	out := &events.APIGatewayV2HTTPResponse{StatusCode: w.status, Headers: make(map[string]string, len(w.sent))}
	for _, cookie := range w.sent["Set-Cookie"] {
		out.Cookies = append(out.Cookies, oneLine(cookie))
	}
	for name, values := range w.sent {
		if name == "Set-Cookie" || !isToken(name) {
			continue
		}
		out.Headers[strings.ToLower(name)] = oneLine(strings.Join(values, ", "))
	}
	for _, name := range ofConnection {
		delete(out.Headers, strings.ToLower(name))
	}
	switch {
	case head || len(body) == 0:
	case isText(w.sent, body):
		out.Body = string(body)
	default:
		out.Body, out.IsBase64Encoded = base64.StdEncoding.EncodeToString(body), true
	}
	return out, nil
}

// oneLine makes a header's value one that ends no header.
func oneLine(value string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, strings.ToValidUTF8(value, "?")))
}

// textTypes are text although their names do not begin with text/.
var textTypes = map[string]bool{
	"application/json": true, "application/xml": true, "application/javascript": true, "application/x-www-form-urlencoded": true,
	"application/yaml": true, "image/svg+xml": true,
}

// isText reports whether a body may go as it is: it is called text, and is
// UTF-8. A text in another charset must go as bytes.
func isText(header http.Header, body []byte) bool {
	if header.Get("Content-Encoding") != "" || !utf8.Valid(body) {
		return false
	}
	media, _, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		return false
	}
	return strings.HasPrefix(media, "text/") || textTypes[media] || strings.HasSuffix(media, "+json") || strings.HasSuffix(media, "+xml")
}

// encode writes a response as Lambda wants it, at most MaxResponse bytes.
func encode(out *events.APIGatewayV2HTTPResponse) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // each of <, > and & would take six bytes
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	if b.Len() > MaxResponse {
		return nil, errFull
	}
	return b.Bytes(), nil
}
