package reference

import (
	"strconv"
	"strings"
	"unicode"

	"synoptic/internal/synoptic"
)

// Kind is what sort of publication an entry is.
type Kind string

// The kinds that records are told apart by.
const (
	Article    Kind = "article"    // in a journal; also what nothing else is known of
	Preprint   Kind = "preprint"   // on a preprint server
	Conference Kind = "conference" // in proceedings
	Thesis     Kind = "thesis"
)

// Entry is a record as citation styles see it. All text is on one line, and
// none of it is made up: what the page does not state is empty.
type Entry struct {
	Kind     Kind
	Language synoptic.Language // of the paper: zh, en or other
	Tag      string            // BCP 47, as the record has it
	Title    string            // in the paper's language, without a full stop behind it
	English  string            // of a paper in another language, where the page has it
	Authors  []Name

	// Container is the journal or the proceedings; of a preprint its server,
	// of a thesis the school.
	Container string
	Year      int
	Letter    string // behind the year, where several would be cited alike
	Volume    string
	Issue     string
	Pages     []Range
	Article   string // an article number, which stands in for pages
	DOI       string
	ISSN      string

	Keywords []string
	Abstract string
}

// Range is one run of pages; To is empty for a single page.
type Range struct{ From, To string }

// EntryOf takes a record apart.
func EntryOf(r synoptic.Record) Entry {
	l := languageOf(r)
	title, titleLanguage := r.Title.Prefer(l)
	journal, _ := r.Journal.Prefer(titleLanguage)
	e := Entry{
		Language:  titleLanguage,
		Tag:       string(r.Language),
		Title:     strings.TrimRight(clean(title), ".。 "),
		Container: clean(journal),
		Year:      int(r.Year),
		Volume:    clean(string(r.Volume)),
		Issue:     clean(string(r.Issue)),
		DOI:       clean(string(r.DOI)),
		ISSN:      clean(string(r.ISSN)),
	}
	if titleLanguage != synoptic.English {
		e.English = strings.TrimRight(clean(string(r.Title.EN)), ". ")
	}
	for _, a := range r.Authors {
		if name := clean(a.Name); name != "" {
			e.Authors = append(e.Authors, parseName(name, clean(string(a.NameEN))))
		}
	}
	e.Pages, e.Article = parsePages(clean(string(r.Pages)))
	e.Kind = kindOf(r, e.Container)
	if e.Kind == Thesis {
		e.Container = clean(string(r.Publisher))
	}
	if e.Kind == Preprint && e.Container == "" {
		e.Container = preprintServer(r)
	}
	for _, list := range [][]string{r.Keywords.ZH, r.Keywords.EN, r.Keywords.Other} {
		for _, k := range list {
			e.Keywords = append(e.Keywords, clean(k))
		}
	}
	abstract, _ := r.Abstract.Prefer(titleLanguage)
	e.Abstract = clean(abstract)
	return e
}

// year is the year as it is printed; "" where the page states none.
func (e Entry) year() string {
	if e.Year == 0 {
		return ""
	}
	return strconv.Itoa(e.Year) + e.Letter
}

// languageOf is the group of the record's main language; a record that names
// none takes that of its title.
func languageOf(r synoptic.Record) synoptic.Language {
	switch tag, _, _ := strings.Cut(string(r.Language), "-"); tag {
	case "zh":
		return synoptic.Chinese
	case "en":
		return synoptic.English
	case "":
		_, l := r.Title.Prefer(synoptic.Chinese)
		return l
	}
	return synoptic.OtherLanguage
}

// preprintServers are told by the portal that a page is of, or by its DOI.
var preprintServers = []struct{ sign, name string }{
	{"arxiv", "arXiv"}, {"ssrn", "SSRN"}, {"chinaxiv", "ChinaXiv"}, {"medrxiv", "medRxiv"}, {"biorxiv", "bioRxiv"},
	{"osf.io", "OSF Preprints"}, {"preprints", "Preprints.org"}, {"/rs.", "Research Square"},
}

// preprintServer names the server that a record is from; "" for none.
func preprintServer(r synoptic.Record) string {
	portal, doi := strings.ToLower(r.Portal), strings.ToLower(string(r.DOI))
	found := ""
	for _, s := range preprintServers {
		if portal == s.sign || strings.Contains(doi, s.sign) {
			found = s.name // the later, longer sign wins: chinaxiv holds arxiv
		}
	}
	return found
}

// proceedings are the words by which a container is no journal.
var proceedings = []string{"会议论文集", "论文集", "研讨会", "proceedings of the", "conference", "symposium", "workshop"}

func kindOf(r synoptic.Record, container string) Kind {
	switch r.Type {
	case synoptic.TypeThesis:
		return Thesis
	case synoptic.TypeConferencePaper:
		return Conference
	}
	if container == "" && r.Volume == "" && r.Issue == "" && preprintServer(r) != "" {
		return Preprint
	}
	lower := strings.ToLower(container)
	for _, word := range proceedings {
		// A journal of proceedings has volumes and issues; a conference has not.
		if strings.Contains(lower, word) && r.Issue == "" && r.Volume == "" {
			return Conference
		}
	}
	return Article
}

// parsePages reads "66-79+158" as two ranges, and tells an article number,
// which has no range: "e0251234", "103812", "Article 12".
func parsePages(s string) ([]Range, string) {
	if number, ok := articleNumber(s); ok {
		return nil, number
	}
	var ranges []Range
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("+,，、;；", r) }) {
		from, to := part, ""
		if i := strings.IndexFunc(part, func(r rune) bool { return strings.ContainsRune("-–—~～−‐‑", r) }); i > 0 {
			from, to = part[:i], strings.TrimLeftFunc(part[i:], func(r rune) bool { return strings.ContainsRune("-–—~～−‐‑ ", r) })
		}
		if from = strings.TrimSpace(from); from != "" {
			ranges = append(ranges, Range{from, strings.TrimSpace(to)})
		}
	}
	return ranges, ""
}

func articleNumber(s string) (string, bool) {
	lower := strings.ToLower(s)
	for _, word := range []string{"article number", "article no.", "article", "art.", "文章编号", "论文编号"} {
		if strings.HasPrefix(lower, word) {
			return strings.TrimSpace(strings.TrimLeft(s[len(word):], " :：")), true
		}
	}
	digits := strings.IndexFunc(s, unicode.IsDigit)
	if digits < 0 || strings.ContainsFunc(s, func(r rune) bool { return strings.ContainsRune("-–—~～+,，、 ", r) }) {
		return "", false
	}
	if digits == 0 && len(s) < 5 {
		return "", false // a single page
	}
	if strings.HasPrefix(lower, "s") && len(s) < 5 {
		return "", false // a page of a supplement
	}
	return s, true
}

// clean keeps a reference on one line whatever the page had in a field.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)), " ")
}
