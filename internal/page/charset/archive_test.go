package charset

import (
	"encoding/base64"
	"strings"
	"testing"
)

// archive makes a saved page in the manner of a browser.
func archive(params string, parts ...string) []byte {
	var b strings.Builder
	b.WriteString("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://journal.example.org/a/1\r\n" +
		"Subject: =?utf-8?Q?=E6=91=98=E8=A6=81?=\r\nDate: Fri, 3 Jan 2025 08:00:00 -0000\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Boundary--x1----\"" + params + "\r\n\r\n\r\n")
	for _, p := range parts {
		b.WriteString("------Boundary--x1----\r\n" + p + "\r\n")
	}
	b.WriteString("------Boundary--x1------\r\n")
	return []byte(b.String())
}

func TestUnwrap(t *testing.T) {
	t.Parallel()
	const picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
	const quoted = "Content-Type: text/html; charset=UTF-8\r\nContent-ID: <frame-1@mhtml.blink>\r\n" +
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>=E6=91=98=E8=A6=81=EF=BC=9A a long =\r\nline"
	inBase64 := "Content-Type: text/html; charset=\"gb2312\"\r\nContent-ID: <frame-2@mhtml.blink>\r\n" +
		"Content-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte("<html>\xd5\xaa\xd2\xaa</html>"))
	alternative := "Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\nContent-Type: text/plain\r\n\r\nplain\r\n" +
		"--in\r\nContent-Type: text/html\r\n\r\n<p>inner</p>\r\n--in--\r\n"
	tests := []struct {
		name                 string
		raw                  []byte
		want, media, charset string
	}{
		{"quoted-printable", archive("", quoted, picture), "<html><p>摘要： a long line", "text/html", "utf-8"},
		{"base64, behind a picture", archive("", picture, inBase64), "<html>\xd5\xaa\xd2\xaa</html>", "text/html", "gb2312"},
		{"the first of two", archive("", quoted, inBase64), "<html><p>摘要： a long line", "text/html", "utf-8"},
		{"the root that is named", archive(`; start="<frame-2@mhtml.blink>"`, quoted, inBase64), "<html>\xd5\xaa\xd2\xaa</html>", "text/html", "gb2312"},
		{"a multipart within", archive("", alternative), "<p>inner</p>", "text/html", ""},
		{"one part, no multipart", []byte("MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>x</p>"), "<p>x</p>", "text/html", "utf-8"},
		{"cut short", []byte(strings.TrimSuffix(string(archive("", quoted)), "a long =\r\nline\r\n------Boundary--x1------\r\n")), "<html><p>摘要：", "text/html", "utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			inner, media, charset, ok := Unwrap(tt.raw)
			if !ok || !strings.HasPrefix(string(inner), tt.want) || media != tt.media || charset != tt.charset {
				t.Errorf("got %q, %q, %q, %v; want %q, %q, %q", inner, media, charset, ok, tt.want, tt.media, tt.charset)
			}
		})
	}
}

func TestUnwrapLeavesOtherBytes(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string][]byte{
		"nothing":             nil,
		"a page":              []byte("<html><p>MIME-Version: 1.0 Content-Type: text/html"),
		"a labelled dump":     []byte("摘要：本文研究……\nKeywords: a; b"),
		"labels in English":   []byte("Title: A study\nAbstract: we report MIME-Version: headers and Content-Type: fields"),
		"no HTML part":        archive("", "Content-Type: image/png\r\n\r\nx"),
		"no part at all":      archive(""),
		"broken content type": []byte("MIME-Version: 1.0\nContent-Type: ;;;\n\nx"),
	} {
		if inner, _, _, ok := Unwrap(raw); ok {
			t.Errorf("%s: took out %q", name, inner)
		}
	}
}
