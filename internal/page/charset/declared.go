package charset

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// canonical returns the name of a declared charset as we state it, "" for one
// that is not known. GB2312 and GBK are read as GB18030, which holds both:
// pages that declare the smaller use the larger.
func canonical(label string) string {
	label = strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`))
	switch label {
	case "":
		return ""
	case "gb2312", "gbk", "gb18030", "x-gbk", "cp936", "ms936", "windows-936", "gb_2312-80", "gb2312-80", "euc-cn", "hz-gb-2312":
		return "gb18030"
	case "cp950", "ms950", "windows-950", "big5-eten", "big-5":
		return "big5"
	case "cp932", "sjis", "s-jis", "windows-932":
		return "shift_jis"
	case "cp949", "ms949", "uhc", "x-windows-949", "windows-949":
		return "euc-kr"
	case "utf8", "utf-8":
		return "utf-8"
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == "replacement" || name == "x-user-defined" {
		return ""
	}
	return name
}

// encodingOf returns the decoder's encoding of a canonical name.
func encodingOf(name string) encoding.Encoding {
	switch name {
	case "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	if e, err := htmlindex.Get(name); err == nil {
		return e
	}
	return encoding.Replacement
}

// decodeBy decodes raw, with U+FFFD for what is no character.
func decodeBy(raw []byte, name string) string {
	if name == "utf-8" {
		return strings.ToValidUTF8(string(raw), "\ufffd")
	}
	// The decoders replace what is invalid and have no other error.
	out, _ := encodingOf(name).NewDecoder().Bytes(raw)
	return string(out)
}

// declaredWithin returns the charset that a page declares in its own head:
// <meta charset=…>, <meta http-equiv … content="…; charset=…">, or <?xml
// encoding=…?>; "" for none.
func declaredWithin(raw []byte) string {
	head := bytes.ToLower(raw[:min(len(raw), 8<<10)])
	if at := bytes.Index(head, []byte("<?xml")); at >= 0 && at < 16 {
		decl := head[at:]
		if end := bytes.Index(decl, []byte("?>")); end >= 0 {
			if name := canonical(valueOf(decl[:end], "encoding")); name != "" {
				return name
			}
		}
	}
	for {
		at := bytes.Index(head, []byte("<meta"))
		if at < 0 {
			return ""
		}
		head = head[at+5:]
		tag := head
		if end := bytes.IndexByte(tag, '>'); end >= 0 {
			tag = tag[:end]
		}
		if name := canonical(valueOf(tag, "charset")); name != "" {
			return name
		}
	}
}

// valueOf returns what follows key= in a tag, quoted or not.
func valueOf(tag []byte, key string) string {
	at := bytes.Index(tag, []byte(key))
	if at < 0 {
		return ""
	}
	rest := bytes.TrimLeft(tag[at+len(key):], " \t\r\n")
	if len(rest) == 0 || rest[0] != '=' {
		return ""
	}
	rest = bytes.TrimLeft(rest[1:], " \t\r\n\"'")
	if end := bytes.IndexAny(rest, " \t\r\n\"';>/"); end >= 0 {
		rest = rest[:end]
	}
	return string(rest)
}
