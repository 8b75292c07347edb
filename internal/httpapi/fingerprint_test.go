package httpapi

import (
	"net/http"
	"net/url"
)

// Fingerprint is fingerprint, for tests from outside.
func Fingerprint(contentType, body string) string {
	return fingerprint(&http.Request{URL: &url.URL{}, Header: http.Header{"Content-Type": {contentType}}}, []byte(body))
}
