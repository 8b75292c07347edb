package charset

import "bytes"

// A signature is the mark by which a file format is known.
type signature struct {
	offset int
	magic  string
	kind   string // for people, with its article
	advice string // what to do instead
}

// What to do, for the formats that people take for a saved page.
const (
	savePage   = "save the journal's page of the article (HTML or text) instead"
	saveText   = "open it and save it as plain text or HTML"
	unpack     = "unpack it first"
	exportText = "open it in its reader and copy the article's page as text, or save the page on the portal as HTML"
)

var signatures = []signature{
	{0, "%PDF-", "a PDF", savePage},
	{0, "\x89PNG\r\n\x1a\n", "a PNG picture", savePage},
	{0, "\xff\xd8\xff", "a JPEG picture", savePage},
	{0, "GIF87a", "a GIF picture", savePage},
	{0, "GIF89a", "a GIF picture", savePage},
	{0, "BM", "a BMP picture", savePage}, // and more, see matches
	{0, "II*\x00", "a TIFF picture", savePage},
	{0, "MM\x00*", "a TIFF picture", savePage},
	{8, "WEBP", "a WebP picture", savePage},
	{8, "WAVE", "a sound file (WAV)", savePage},
	{8, "AVI ", "a video (AVI)", savePage},
	{4, "ftyp", "a video or picture (MP4, HEIC)", savePage},
	{0, "ID3", "a sound file (MP3)", savePage},
	{0, "OggS", "a sound file (Ogg)", savePage},
	{0, "fLaC", "a sound file (FLAC)", savePage},
	{0, "\x1a\x45\xdf\xa3", "a video (Matroska)", savePage},
	{0, "PK\x03\x04", "a ZIP archive", unpack},
	{0, "PK\x05\x06", "an empty ZIP archive", savePage},
	{0, "\x1f\x8b", "a gzip archive", unpack},
	{4, "1AY&SY", "a bzip2 archive", unpack},
	{0, "\xfd7zXZ\x00", "an xz archive", unpack},
	{0, "\x28\xb5\x2f\xfd", "a Zstandard archive", unpack},
	{0, "7z\xbc\xaf\x27\x1c", "a 7z archive", unpack},
	{0, "Rar!\x1a\x07", "a RAR archive", unpack},
	{257, "ustar", "a tar archive", unpack},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Microsoft Office document (DOC, XLS or PPT)", saveText},
	{0, "{\\rtf", "a rich-text document (RTF)", saveText},
	{0, "\x7fELF", "a program (ELF)", savePage},
	{0, "MZ", "a program (EXE)", savePage}, // and more, see matches
	{0, "\xca\xfe\xba\xbe", "a program", savePage},
	{0, "\xcf\xfa\xed\xfe", "a program", savePage},
	{0, "SQLite format 3\x00", "an SQLite database", savePage},
	{0, "bplist00", "a Safari web archive or property list", "save the page as page source or plain text instead"},
	{0, "CAJ\x00", "a CAJ document", exportText},
	{0, "HN\x00\x00", "a CAJ document (HN)", exportText},
	{0, "HN\xc8\x00", "a CAJ document (HN)", exportText},
	{0, "\xc8\x00\x00\x00", "a CAJ document (C8)", exportText},
	{0, "KDH ", "a KDH document", exportText},
	{0, "KDH\x00", "a KDH document", exportText},
	{0, "NH\x00", "an NH document", exportText},
	{0, "TEB", "a TEB document", exportText},
	{0, "wOF2", "a font", savePage},
	{0, "wOFF", "a font", savePage},
	{0, "AT&TFORM", "a DjVu document", savePage},
}

// matches reports whether raw bears the signature. Marks of two or three
// letters could begin a text; they count only where a byte that no text has
// stands near.
func (s signature) matches(raw []byte) bool {
	if len(raw) < s.offset+len(s.magic) || string(raw[s.offset:s.offset+len(s.magic)]) != s.magic {
		return false
	}
	switch s.magic {
	case "WEBP", "WAVE", "AVI ":
		return bytes.HasPrefix(raw, []byte("RIFF"))
	case "1AY&SY":
		return bytes.HasPrefix(raw, []byte("BZh"))
	case "ftyp":
		return raw[0] == 0
	case "BM", "MZ", "ID3", "TEB", "KDH ":
		return bytes.IndexByte(raw[:min(len(raw), 512)], 0) >= 0
	}
	return true
}

// LooksLike tells what bytes are. isText is true for text in any charset, and
// kind is then ""; else kind names the format for people, with its article:
// "a PDF", "a Word document (DOCX)", "binary data".
func LooksLike(raw []byte) (kind string, isText bool) {
	kind, _ = identify(raw, unmarkedUTF16(raw) != "")
	return kind, kind == ""
}

// identify returns the kind of bytes that are no text, and what to do. UTF-16
// without a mark, utf16, is text for all its zeros.
func identify(raw []byte, utf16 bool) (kind, advice string) {
	if _, bom := byteOrderMark(raw); bom > 0 {
		return "", ""
	}
	for _, s := range signatures {
		if s.matches(raw) {
			if s.magic == "PK\x03\x04" {
				return zipKind(raw), unpackOr(raw)
			}
			return s.kind, s.advice
		}
	}
	if !utf16 && (binaryShare(raw) > 0.05 || startsMP3(raw)) {
		return "binary data", savePage
	}
	return "", ""
}

// startsMP3 knows a bare MPEG frame, which has no mark but its sync bits.
func startsMP3(raw []byte) bool {
	return len(raw) > 512 && raw[0] == 0xff && (raw[1] == 0xfb || raw[1] == 0xf3 || raw[1] == 0xf2) && binaryShare(raw) > 0.02
}

// zipKind tells the office formats, which are ZIP archives, by the names of
// their members.
func zipKind(raw []byte) string {
	head := raw[:min(len(raw), 64<<10)]
	for _, k := range []struct{ member, kind string }{
		{"word/", "a Word document (DOCX)"},
		{"xl/", "an Excel workbook (XLSX)"},
		{"ppt/", "a PowerPoint presentation (PPTX)"},
		{"mimetypeapplication/epub+zip", "an e-book (EPUB)"},
		{"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file (ODT, ODS)"},
		{"OFD.xml", "an OFD document"},
	} {
		if bytes.Contains(head, []byte(k.member)) {
			return k.kind
		}
	}
	return "a ZIP archive"
}

func unpackOr(raw []byte) string {
	if zipKind(raw) == "a ZIP archive" {
		return unpack
	}
	return saveText
}

const probe = 64 << 10 // bytes that are looked at to tell text from data

// binaryShare returns the share of bytes that stand in no text.
func binaryShare(raw []byte) float64 {
	head := raw[:min(len(raw), probe)]
	n := 0
	for _, c := range head {
		if isControl(c) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(head)))
}

// isControl reports whether a byte stands in no text: a control character that
// is neither white space nor the escape of ISO-2022.
func isControl(c byte) bool {
	return c < 0x20 && (c < '\t' || c > '\r') && c != 0x1b || c == 0x7f
}
