package lambdahttp

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// Call is what the gateway knows of a request beside the request itself. It
// was verified by the gateway, and nothing of it comes from a header.
type Call struct {
	ID       string // of the request
	SourceIP string
	Stage    string

	// Claims are those of a token that a JWT authorizer has accepted, nil
	// where there is none; a claim that is a list is written "[a b]".
	Claims map[string]string
	Scopes []string
}

type callKey struct{}

// CallOf is the call that ctx answers; false outside a request of this
// package.
func CallOf(ctx context.Context) (Call, bool) {
	c, ok := ctx.Value(callKey{}).(Call)
	return c, ok
}

// errMalformed is an event that no gateway sends.
var errMalformed = errors.New("the event is no request")

// errTooLarge is a body over the limit.
var errTooLarge = errors.New("the body is too large")

// errMangled is a body that the gateway took for text in UTF-8, and is not.
var errMangled = errors.New("the gateway has replaced bytes of the body")

// newRequest makes the request of an event, with a body of at most maxBody
// bytes.
func newRequest(ctx context.Context, e *events.APIGatewayV2HTTPRequest, maxBody int) (*http.Request, error) {
	method := e.RequestContext.HTTP.Method
	if !isToken(method) {
		return nil, errMalformed
	}
	path := e.RawPath
	if path == "" {
		path = "/"
	}
	if path[0] != '/' {
		return nil, errMalformed
	}
	body, err := bodyOf(e, maxBody)
	if err != nil {
		return nil, err
	}
	// Not parsed: the path is decoded, and whatever looks like an escape or a
	// query in it is a part of it.
	u := &url.URL{Path: path, RawQuery: printable(e.RawQueryString)}
	header, host := headersOf(e)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	ctx = context.WithValue(ctx, callKey{}, callOf(e))
	r := &http.Request{
		Method: method, URL: u, RequestURI: u.RequestURI(), Host: host,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, ContentLength: int64(len(body)), Body: http.NoBody,
		RemoteAddr: net.JoinHostPort(e.RequestContext.HTTP.SourceIP, "0"),
	}
	if len(body) > 0 {
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	return r.WithContext(ctx), nil
}

func callOf(e *events.APIGatewayV2HTTPRequest) Call {
	c := Call{ID: e.RequestContext.RequestID, SourceIP: e.RequestContext.HTTP.SourceIP, Stage: e.RequestContext.Stage}
	if a := e.RequestContext.Authorizer; a != nil && a.JWT != nil {
		c.Claims, c.Scopes = a.JWT.Claims, a.JWT.Scopes
	}
	return c
}

// bodyOf decodes the body. The limit is checked before anything is decoded.
//
// Bodies that are called text/… come as text, whatever their charset: bytes
// that are no UTF-8 have been replaced on the way, and the page is lost.
func bodyOf(e *events.APIGatewayV2HTTPRequest, most int) ([]byte, error) {
	if !e.IsBase64Encoded {
		if len(e.Body) > most {
			return nil, errTooLarge
		}
		if strings.Contains(e.Body, "\uFFFD") && len(e.Body) != sentLength(e) {
			return nil, errMangled
		}
		return []byte(e.Body), nil
	}
	// The padding takes up to two bytes of the room.
	if base64.StdEncoding.DecodedLen(len(e.Body)) > most+2 {
		return nil, errTooLarge
	}
	body, err := base64.StdEncoding.DecodeString(e.Body)
	switch {
	case err != nil:
		return nil, errMalformed
	case len(body) > most:
		return nil, errTooLarge
	}
	return body, nil
}

// sentLength is how long the client said that the body is; that of the body
// where it did not.
func sentLength(e *events.APIGatewayV2HTTPRequest) int {
	n, err := strconv.Atoi(e.Headers["content-length"])
	if err != nil {
		return len(e.Body)
	}
	return n
}

// headersOf are the headers and the host. Names that differ by case alone are
// put together in the order of their spelling, so that no order of a map
// decides which one counts.
func headersOf(e *events.APIGatewayV2HTTPRequest) (header http.Header, host string) {
	header = make(http.Header, len(e.Headers)+1)
	for _, name := range slices.Sorted(maps.Keys(e.Headers)) {
		if isToken(name) {
			header.Add(name, printable(e.Headers[name]))
		}
	}
	if host = header.Get("Host"); host == "" {
		host = e.RequestContext.DomainName
	}
	// As net/http does: the host is apart, and the body is whole already.
	header.Del("Host")
	header.Del("Transfer-Encoding")
	if len(e.Cookies) > 0 {
		header.Set("Cookie", printable(strings.Join(e.Cookies, "; ")))
	}
	return header, host
}

// printable takes the bytes out of a value that could not have come in one
// line of HTTP.
func printable(value string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\t' || c == 0x7f {
			return -1
		}
		return c
	}, value)
}

// isToken reports whether s may be a method or the name of a header.
func isToken(s string) bool {
	for _, c := range []byte(s) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && !strings.ContainsRune("!#$%&'*+-.^_`|~", rune(c)) {
			return false
		}
	}
	return s != ""
}
