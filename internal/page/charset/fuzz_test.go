package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// FuzzDecode holds what every caller relies on: text is valid UTF-8 without
// marks, carriage returns and NULs, and an error is one of two.
func FuzzDecode(f *testing.F) {
	for _, p := range prose {
		for _, name := range p.charsets {
			f.Add(encode(f, string([]rune(p.text)[:40]), name), "")
		}
	}
	f.Add([]byte("<meta charset=gbk>\xd5\xaa\xd2\xaa\xff"), "big5")
	f.Add([]byte("%PDF-1.4"), "utf-8")
	f.Add([]byte("\xff\xfea\x00"), "utf-16")
	f.Add([]byte("\x1b$B"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, raw []byte, declared string) {
		d, err := Decode(raw, declared)
		if err != nil {
			if c := synoptic.CodeOf(err); c != synoptic.CodeEmpty && c != synoptic.CodeNotText {
				t.Fatalf("an error of code %s", c)
			}
			return
		}
		if !utf8.ValidString(d.Text) || strings.ContainsAny(d.Text, "\r\x00") || strings.HasPrefix(d.Text, "\ufeff") {
			t.Fatalf("text is not normal: %q", d.Text)
		}
		if d.Name == "" || d.Name != strings.ToLower(d.Name) {
			t.Fatalf("charset is named %q", d.Name)
		}
		again, err := Decode([]byte(d.Text), "")
		if err == nil && again.Name == "utf-8" && again.Text != d.Text {
			t.Fatalf("reading the text again changes it: %q, %q", d.Text, again.Text)
		}
	})
}

func FuzzUnwrap(f *testing.F) {
	f.Add(archive("", "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E6=91"))
	f.Add([]byte("MIME-Version: 1.0\nContent-Type: text/html\n\nx"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		inner, media, _, ok := Unwrap(raw)
		if ok != (len(inner) > 0) || ok && media == "" {
			t.Fatalf("ok is %v for %d bytes of %q", ok, len(inner), media)
		}
		if len(inner) > len(raw) {
			t.Fatalf("%d bytes out of %d", len(inner), len(raw))
		}
	})
}

// BenchmarkDecode reads pages of 40 KB, found by their bytes alone.
func BenchmarkDecode(b *testing.B) {
	for _, name := range prose[0].charsets {
		b.Run(name, func(b *testing.B) {
			raw := encode(b, strings.Repeat(prose[0].text, 80), name)
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if d, err := Decode(raw, ""); err != nil || d.Name != name {
					b.Fatal(d.Name, err)
				}
			}
		})
	}
}
