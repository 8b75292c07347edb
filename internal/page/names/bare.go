package names

import (
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// Bare takes roles, links and icons off a line of names, and parts names
// that a copy glued or signs join.
func Bare(s string) string {
	if !besideNames.In(s) && !hasGlyphs(s) { // nearly every line
		return foreignParted(capsParted(andParted(withoutDay(s))))
	}
	return withoutRoleTags(plusBetweenNames(foreignParted(capsParted(StripRoles(s)))))
}

var roleWords = hant.BothScripts("本报记者", "本报通讯员", "本刊记者", "特约记者", "特约通讯员", "实习记者", "见习记者", "实习生", "通讯员", ", 碩士", "，碩士", ", 博士", "，博士", ", 硕士", "，硕士", "（通讯作者）", "(通讯作者)", "（通信作者）", "(通信作者)", "(corresponding author)", "(Corresponding author)", "(Corresponding Author)", "（通訊作者）", "通讯作者", "et al.", "et al",
	" equal contributor", "✉", "📧", "[作者简介]", ", Corresponding Author", ", Corresponding author", "(author)", "(Author)", "(저자)", "(교신저자)", "(제1저자)", "（著）", "View ORCID Profile", "View ORCID profile", "ORCID Icon", "ORCID", "orcid", "View the author's profile", "All Authors", "[...]", "[…]", "Search for more papers by this author")

// What StripRoles takes off with the addresses of the web: addresses of mail,
// which stand where an @ does, and what buttons say.
const (
	webAddress  = `https?://orcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[\dX]|https?://[^\s,;]+`
	mailAddress = `[^\s,;]+@[^\s,;]+\.[^\s,;]+`
	aboutName   = `\+ ?\d+(?: (?:more )?authors?)?|(?i:orcid(?:[ _]icon|(?:\.org)?[:/ ]*\S*\d{4}-\d{4}-\d{4}-\d{3}[\dX]))|View all authors and affiliations|Email author|View author['’]s Or[Cc][Ii][Dd] profile|(?i:show (?:more|less|all authors)|add author to my list|search by author|author links open overlay panel)|\[?view affiliations\]?`
)

var (
	rxContact  = lazyregexp.New(webAddress + "|" + mailAddress + "|" + aboutName)
	rxMailless = lazyregexp.New(webAddress + "|" + aboutName) // for a line without an @: a tenth of the work

	contactFinder = textscan.New(contactSigns)
)

var contactSigns = []string{"//", "rcid", "iew ", "how ", "ORCID", "links", "+"}

// besideNames finds what any step of Bare takes off.
var besideNames = textscan.New(contactSigns, roleWords, roleTags, []string{"Authors Info & ", " mail", " na1", " na2", "@", "等", "Person", "Envelope", "View all authors"})

// StripRoles takes off what pages print beside a name: roles, addresses, links,
// the day before it, "and others" behind it.
func StripRoles(s string) string {
	s = withoutDay(s)
	if at := strings.Index(s, "View all authors"); at > 0 && !letters.Blank(rune(s[at-1])) {
		s = s[:at] + " " + s[at:] // glued to an address
	}
	if at := strings.Index(s, "Authors Info & "); at > 0 {
		s = s[:at] // a button, glued to what stands before it
	}
	if strings.IndexByte(s, '@') >= 0 {
		s = rxContact.ReplaceAllString(s, " ")
	} else if contactFinder.In(s) {
		s = rxMailless.ReplaceAllString(s, " ")
	}
	if strings.Contains(s, " mail") { // what an icon beside the name of the corresponding author is called
		s = strings.TrimSuffix(strings.ReplaceAll(s, " mail,", ","), " mail")
	}
	if strings.Contains(s, " na") {
		s = rxNoteMarks.ReplaceAllString(s, "$1")
	}
	s = withoutOthers(withoutGlyphs(andParted(s)))
	if strings.Contains(s, "Person") || strings.Contains(s, "Envelope") { // what icons beside a name are called
		s = rxIconWords.ReplaceAllString(s, "$1")
	}
	if !roleFinder.In(s) {
		return s
	}
	for _, w := range roleWords {
		if strings.Contains(s, w) {
			s = strings.ReplaceAll(s, w, " ")
		}
	}
	return s
}

// rxNoteMarks finds the marks of notes on authors, "Nadia Khoury1 na1".
var rxNoteMarks = lazyregexp.New(` n[a-z]?\d{1,2}(,| &| and|$)`)

// andParted puts the blank back that a copy lost between "and" and a name:
// "Rosa Lind 1 andTimo Holm 2".
func andParted(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "and")
		if i < 0 {
			return s
		}
		i += from
		from = i + len("and")
		if i > 0 && (s[i-1] == ' ' || s[i-1] == ',') && unicode.IsUpper(plain.FirstRune(s[from:])) {
			s = s[:from] + " " + s[from:]
		}
	}
}

// withoutGlyphs puts blanks where a font of icons has its signs: they stand in
// the area for private use, behind a name as a rule. Inside a name such a rune
// is a character that the page's own font has.
func withoutGlyphs(s string) string {
	if !hasGlyphs(s) {
		return s
	}
	in := []rune(s)
	for i, r := range in {
		if private(r) && !(i > 0 && i+1 < len(in) && letters.Han(in[i-1]) && letters.Han(in[i+1])) {
			in[i] = ' '
		}
	}
	return string(in)
}

func hasGlyphs(s string) bool {
	first := strings.IndexByte(s, 0xEE) >= 0 || strings.IndexByte(s, 0xEF) >= 0 // the first bytes of such
	return first && strings.ContainsFunc(s, private)
}

func private(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }

// withoutOthers cuts off how many authors there are: "甲  乙  等2人".
func withoutOthers(s string) string {
	t := strings.TrimRightFunc(s, letters.Blank)
	if !strings.Contains(t, "等") {
		return s
	}
	for _, others := range []string{"，等", ",等", "、等", ", 等", "， 等", "；等", "，等.", "，等。"} { // and others
		if head, ok := strings.CutSuffix(t, others); ok && head != "" {
			return head
		}
	}
	body, ok := strings.CutSuffix(t, "人")
	if !ok {
		return s
	}
	body = strings.TrimRightFunc(strings.TrimRight(body, "0123456789"), letters.Blank)
	if head, ok := strings.CutSuffix(body, "等"); ok && len(body) < len(t)-len("人") && head != "" {
		return strings.TrimRightFunc(head, letters.Blank)
	}
	return s
}

var roleFinder = textscan.New(roleWords)

var rxIconWords = lazyregexp.New(`([a-z\d])(?:Person|Envelope)+\b`)

// withoutDay drops the day in front of names: "1 Apr 2024 | A. Brisk, T. Quill",
// "2024-06-17 08:21:33王某" on a mirror, where one name is glued to the time.
func withoutDay(s string) string {
	if len(s) <= 14 || !letters.Digit(rune(s[0])) {
		return s
	}
	if name := strings.TrimLeft(s, "0123456789-/.: "); len(name) < len(s)-7 && plain.RuneCount(name) <= 3 &&
		LikelyHan(name) && plain.Year(s[:4]) > 0 {
		return name
	}
	date, names, ok := strings.Cut(s, " | ")
	if ok && len(date) < 20 && plain.Year(plain.ClipStart(date, 4)) > 0 {
		return names
	}
	return s
}

// roleTags are printed before or behind the names of those who wrote, checked
// or translated a paper.
var rxRoleTag = lazyregexp.New(`([\s\d*＊)）,，;；、]|^)(?:综述|審校|審閱|審定|綜述|审校|审阅|审定|编译|編譯|执笔|執筆|撰写|译|譯)(?:者|人)?([\s,，;；、]|$)`)

var roleTagFinder = textscan.New(roleTags)

var roleTags = hant.BothScripts("综述", "审校", "审阅", "审定", "编译", "执笔", "撰写", "译", "譯")

// withoutRoleTags drops them: "吴珩3 综述, 赵旭东4 审校".
func withoutRoleTags(s string) string {
	if len(s) > 600 || !roleTagFinder.In(s) {
		return s
	}
	s = rxRoleTag.ReplaceAllString(s, "$1$2")
	return rxRoleTag.ReplaceAllString(s, "$1$2") // neighbours share a sign
}
