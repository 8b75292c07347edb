package markup

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

const (
	// maxDepth bounds the open elements, as browsers do. What is opened
	// deeper is only counted.
	maxDepth = 512
	// maxToken bounds what the tokenizer holds of one token. A longer one is
	// read in pieces, straight from the page.
	maxToken = 1 << 20
)

// A frame is one open element.
type frame struct {
	elem   *element
	hidden hiding
	block  int32 // index in blocks, -1 where it has none
	links  int32 // bytes inside <a> when it was opened
	pre    bool
	link   bool // an <a> that leads somewhere
	broken bool // inline, and set on lines of its own by its style
	color  color
	ground color
}

// classes are those of a class attribute.
type classes struct {
	raw    string // as it stands
	names  string // in lower case
	custom style  // what they say by custom
	ruled  bool   // the page's own rules may say more
}

// A reader walks over the tokens of one page.
type reader struct {
	page  string
	at    int // offset of the current token in page
	sheet sheet
	xml   bool // XHTML: "/>" closes every element

	stack    []frame
	open     []int32 // by element id: how many of it are on the stack
	overflow int     // elements opened deeper than maxDepth
	buried   bool    // one of those is hidden

	out       text
	blocks    []Block
	recent    [128]classes // attributes that come again and again, by slot
	links     int          // how many frames are links
	linkBytes int32
	partEnd   int // where the last link, button or label ended in the text

	meta      []Meta
	metaBytes int
	jsonld    []string
	isData    bool // the script at hand is JSON-LD
	title     string
	titled    bool
	lang      string
	scratch   []attribute // of the tag at hand
}

func newReader(page string) *reader {
	r := &reader{
		page:    page,
		sheet:   readSheet(page),
		stack:   make([]frame, 1, 64),
		open:    make([]int32, len(elements)+1),
		partEnd: -1,
	}
	r.xml = strings.HasPrefix(strings.TrimSpace(page[:min(len(page), 256)]), "<?xml")
	r.stack[0] = frame{elem: elemHTML, block: -1}
	if room := len(page) / 2; room < maxToken {
		r.out.grow(room)
	} else {
		r.out.grow(len(page)) // growing in steps would need twice that at the last one
	}
	r.blocks = make([]Block, 0, min(len(page)/48+16, MaxBlocks))
	return r
}

// run reads the page to its end. The tokenizer stops at a token that is
// larger than its bound; it is then started again behind it.
func (r *reader) run() {
	for r.at < len(r.page) {
		z := html.NewTokenizer(strings.NewReader(r.page[r.at:]))
		z.SetMaxBuf(maxToken)
		if !r.tokens(z) {
			return
		}
	}
}

// tokens reads until the end of the page (false), or until it has stepped
// over a token that the tokenizer cannot hold (true).
func (r *reader) tokens(z *html.Tokenizer) bool {
	began := r.at
	var within *element // whose content comes next, as one text
	for {
		kind := z.Next()
		token := z.Raw()
		if len(token) >= maxToken {
			r.oversized(kind, within)
			return true
		}
		switch kind {
		case html.ErrorToken:
			// Either the end, what is left being a tag that never ends, or
			// a bound that was met without a token to show for it.
			return z.Err() == html.ErrBufferExceeded && r.at > began
		case html.TextToken:
			if within != nil {
				r.rawText(within, token)
			} else if r.seen() {
				r.text(z, token)
			}
			within = nil
		case html.StartTagToken, html.SelfClosingTagToken:
			within = r.start(token, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			within = nil
			name, _ := tagName(token)
			r.end(lookup(name))
		}
		r.at += len(token)
	}
}

// oversized steps over a token of which the tokenizer holds only the head.
func (r *reader) oversized(kind html.TokenType, within *element) {
	rest := r.page[r.at:]
	switch {
	case within != nil:
		end := indexFold(rest, "</"+within.name)
		if end < 0 {
			end = len(rest)
		}
		r.at += end
	case kind == html.TextToken:
		r.longText()
	case strings.HasPrefix(rest, "<!--"):
		r.at += skipPast(rest, "-->")
	case len(rest) > 1 && (rest[1] == '!' || rest[1] == '?'):
		r.at += skipPast(rest, ">")
	default:
		end := tagEnd(rest)
		if rest[1] != '/' {
			r.start([]byte(rest[:end]), false)
		}
		r.at += end
	}
}

// longText takes in, piece by piece, the text that begins here and has been
// seen to be longer than a token may be.
func (r *reader) longText() {
	// It is all text up to the last sign at which a tag may begin; whether one
	// does is for the tokenizer to say, from there.
	end := strings.IndexByte(r.page[r.at+maxToken-2:], '<')
	if end < 0 {
		end = len(r.page) - r.at
	} else {
		end += maxToken - 2
	}
	for end > 0 {
		piece := []byte(r.page[r.at : r.at+min(end, maxToken)])
		if end > maxToken {
			piece = wholeText(piece)
		}
		switch {
		case !r.seen():
		case bytes.IndexByte(piece, '&') < 0:
			r.write(piece)
		default:
			r.write(decodeText(piece))
		}
		r.at += len(piece)
		end -= len(piece)
	}
}

// wholeText cuts the head of a long text where no entity or character is cut
// in two.
func wholeText(head []byte) []byte {
	n := len(head)
	if i := bytes.LastIndexByte(head[n-40:], '&'); i >= 0 {
		return head[:n-40+i]
	}
	for n > len(head)-3 && head[n-1]&0xC0 == 0x80 {
		n--
	}
	return head[:n-1]
}

func decodeText(raw []byte) []byte { return []byte(decode(raw)) }

// text takes in the text between two tags.
func (r *reader) text(z *html.Tokenizer, raw []byte) {
	switch {
	case bytes.IndexByte(raw, '&') < 0:
		r.write(raw)
	case brokenEntity(raw) >= 0:
		r.write(decodeText(raw))
	default:
		r.write(z.Text()) // decoded in place
	}
}

func (r *reader) write(b []byte) {
	if r.open[elemSup.id] > 0 && letterMark(b) && !r.out.pending() && r.out.len() > 0 && isLetterByte(r.out.at(r.out.len()-1)) {
		r.out.space() // a mark behind a name is no letter of it
	}
	before := r.out.len()
	held := r.out.write(b, r.top().pre)
	if r.links > 0 {
		r.linkBytes += int32(r.out.len() - before - held)
	}
}

// letterMark reports superscripts that bind names to their places by letters:
// "a", "a,c", "b,*".
func letterMark(b []byte) bool {
	if len(b) > 12 {
		return false
	}
	for i, c := range b {
		letter := c >= 'a' && c <= 'h'
		if !letter && c != ',' && c != '*' && c != ' ' && (c < '0' || c > '9') || letter && i > 0 && isLetterByte(b[i-1]) {
			return false
		}
	}
	return len(b) > 0 && b[0] >= 'a' && b[0] <= 'h'
}

// isLetterByte: a letter of ASCII, or part of one beyond it.
func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// rawText takes in the content of an element that is read as one text.
func (r *reader) rawText(e *element, raw []byte) {
	switch e {
	case elemTitle:
		if !r.titled && r.open[elemSVG.id] == 0 {
			r.title, r.titled = strings.Join(strings.Fields(decode(raw[:min(len(raw), maxTitle)])), " "), true
		}
	case elemScript:
		if r.isData && len(r.jsonld) < maxJSONLD && len(raw) <= maxJSONBytes {
			if s := strings.TrimSpace(string(raw)); s != "" {
				r.jsonld = append(r.jsonld, s)
			}
		}
	default:
		if !e.is(dropped) && r.seen() {
			r.write(raw) // xmp, plaintext
		}
	}
}

// seen reports whether what stands here is on the screen.
func (r *reader) seen() bool { return r.top().hidden == 0 && !r.buried }

func (r *reader) top() *frame { return &r.stack[len(r.stack)-1] }

func (r *reader) doc() Doc {
	for len(r.stack) > 1 {
		r.pop()
	}
	return Doc{Text: r.out.String(), Blocks: slices.Clip(r.blocks), Meta: r.meta, JSONLD: r.jsonld, Title: r.title, Lang: r.lang}
}

// tagName returns the name of a tag, and what follows it.
func tagName(tag []byte) (name, rest []byte) {
	i := 1
	if i < len(tag) && tag[i] == '/' {
		i++
	}
	start := i
	for i < len(tag) && !isSpace(tag[i]) && tag[i] != '/' && tag[i] != '>' {
		i++
	}
	return tag[start:i], tag[i:]
}
