package form

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// The bounds of a form. Lengths are in code points.
const (
	MaxItems       = 40
	MaxName        = 60
	MaxInstruction = 2000
	// MaxInstructions bounds all instructions of a form together: each goes to
	// the model with every page.
	MaxInstructions = 20_000
	MinChoices      = 2
	MaxChoices      = 50
	MaxChoice       = 100
	// MaxAllChoices bounds the choices of a form together: what endpoints take
	// of a schema is bounded too.
	MaxAllChoices = 500
	maxFormName   = 100
)

// reserved are names that a column or key of the standard form has already,
// folded.
var reserved = []string{
	synoptic.ItemResearchQuestion, synoptic.ItemTheory, synoptic.ItemMethod, synoptic.ItemCase, synoptic.ItemFindings,
	"design", "items", "form", "label", "document", "document_id", "reference", "title", "authors", "author", "year", "journal", "doi", "value", "quotes", "warnings", "usage",
	"研究问题", "理论", "方法", "研究设计", "案例", "发现", "研究发现", "文献", "题名", "标题", "作者", "年份", "期刊", "编号",
}

// suffixes end the names of the columns that stand beside an item's own.
var suffixes = []string{"_status", "_quotes", "_positions", "_design", "_value"}

func isReserved(k string) bool {
	return slices.Contains(reserved, k) || slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(k, suffix) })
}

// Check brings a form as it was sent into its stored form, with id and
// version, and refuses one that cannot be used: CodeUnprocessable, with a
// message that names the item and what to change. CreatedAt is the caller's.
func Check(f synoptic.Form) (synoptic.Form, error) {
	name, err := plainName("the name of a form", f.Name, maxFormName)
	if err != nil {
		return synoptic.Form{}, err
	}
	if key(name) == synoptic.StandardForm || strings.HasPrefix(name, idPrefix) {
		return synoptic.Form{}, refuse("a form may not be called %q; that name is taken", name)
	}
	switch n := len(f.Items); {
	case n == 0:
		return synoptic.Form{}, refuse("a form needs at least one item; the standard items are always there")
	case n > MaxItems:
		return synoptic.Form{}, refuse("a form takes at most %d items, not %d", MaxItems, n)
	}
	out := synoptic.Form{ID: ID(name), Name: name}
	seen := map[string]bool{}
	length, choices := 0, 0
	for i, item := range f.Items {
		item, err := checkItem(i, item)
		if err != nil {
			return synoptic.Form{}, err
		}
		switch k := key(item.Name); {
		case isReserved(k):
			return synoptic.Form{}, refuse("item %d: the name %q is reserved; a table has that already", i+1, item.Name)
		case seen[k]:
			return synoptic.Form{}, refuse("item %d: another item is called %q too", i+1, item.Name)
		default:
			seen[k] = true
		}
		choices += len(item.Choices)
		length += utf8.RuneCountInString(item.Instruction)
		out.Items = append(out.Items, item)
	}
	if length > MaxInstructions {
		return synoptic.Form{}, refuse("the instructions have %d characters together; at most %d are taken", length, MaxInstructions)
	}
	if choices > MaxAllChoices {
		return synoptic.Form{}, refuse("the items have %d choices together; at most %d are taken", choices, MaxAllChoices)
	}
	out.Version = version(out.Items)
	return out, nil
}

func checkItem(i int, item synoptic.FormItem) (synoptic.FormItem, error) {
	what := fmt.Sprintf("item %d: the name", i+1)
	name, err := plainName(what, item.Name, MaxName)
	if err != nil {
		return item, err
	}
	item.Name = name
	if item.Instruction, err = plainText(fmt.Sprintf("item %q: the instruction", name), item.Instruction, MaxInstruction); err != nil {
		return item, err
	}
	if !slices.Contains(synoptic.ItemTypes(), item.Type) {
		return item, refuse("item %q: the type is text, list, number, date, boolean or choice", name)
	}
	if item.Type != synoptic.ChoiceItem {
		if len(item.Choices) > 0 {
			return item, refuse("item %q: only an item of type choice has choices", name)
		}
		item.Choices = nil
		return item, nil
	}
	if n := len(item.Choices); n < MinChoices || n > MaxChoices {
		return item, refuse("item %q: a choice is one of %d to %d, not of %d", name, MinChoices, MaxChoices, n)
	}
	choices := make([]string, 0, len(item.Choices))
	seen := map[string]bool{}
	for _, choice := range item.Choices {
		choice, err := plainText(fmt.Sprintf("item %q: a choice", name), choice, MaxChoice)
		if err != nil {
			return item, err
		}
		choice = strings.Join(strings.Fields(choice), " ")
		if seen[key(choice)] {
			return item, refuse("item %q: the choice %q stands there twice", name, choice)
		}
		seen[key(choice)] = true
		choices = append(choices, choice)
	}
	item.Choices = choices
	return item, nil
}

// nameMarks may stand in a name beside letters, digits and spaces. None of
// them starts a formula, ends a JSON text or opens markup.
const nameMarks = "_-.,/%&:·()（）：，、？?"

// plainName checks a name that becomes a key of JSON and the head of a column:
// one line that begins with a letter or digit.
func plainName(what, s string, most int) (string, error) {
	s = strings.Join(strings.Fields(s), " ")
	switch n := utf8.RuneCountInString(s); {
	case !utf8.ValidString(s):
		return "", refuse("%s is no text", what)
	case n == 0:
		return "", refuse("%s is missing", what)
	case n > most:
		return "", refuse("%s has %d characters; at most %d are taken", what, n, most)
	}
	for i, r := range s {
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		if i == 0 && !word {
			return "", refuse("%s must begin with a letter or a digit", what)
		}
		if !word && !unicode.IsMark(r) && r != ' ' && !strings.ContainsRune(nameMarks, r) {
			return "", refuse("%s holds %q; letters, digits, spaces and %s may stand in it", what, r, nameMarks)
		}
	}
	return s, nil
}

// plainText checks a text of one or more lines.
func plainText(what, s string, most int) (string, error) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
	switch n := utf8.RuneCountInString(s); {
	case !utf8.ValidString(s):
		return "", refuse("%s is no text", what)
	case n == 0:
		return "", refuse("%s is missing", what)
	case n > most:
		return "", refuse("%s has %d characters; at most %d are taken", what, n, most)
	}
	if strings.ContainsFunc(s, hidden) {
		return "", refuse("%s holds a control character", what)
	}
	return s, nil
}

// hidden reports a character that nobody sees: it controls something, or turns
// the direction of what follows. Joiners are letters to some scripts.
func hidden(r rune) bool {
	switch r {
	case '\n', '\t', '\u200c', '\u200d':
		return false
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

func refuse(format string, args ...any) error {
	return synoptic.Errorf(synoptic.CodeUnprocessable, format, args...)
}

// key is a name as names are compared: width, case and the kind of gap do not
// tell two of them apart.
func key(name string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(quote.Fold(name)))
}

const idPrefix = "form_"

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// ID derives the id of a form from its name.
func ID(name string) string {
	sum := sha256.Sum256([]byte("form\x00" + key(strings.Join(strings.Fields(name), " "))))
	return idPrefix + idEncoding.EncodeToString(sum[:16])
}

// SplitRef reads what names a form: an id, an id@version, or the name of the
// form. Version is empty where the newest is meant.
func SplitRef(ref string) (id, version string) {
	if !strings.HasPrefix(ref, idPrefix) {
		return ID(ref), ""
	}
	id, version, _ = strings.Cut(ref, "@")
	return id, version
}

// version is the hash of what the items are.
func version(items []synoptic.FormItem) string {
	// Marshalling structs of strings cannot fail.
	b, _ := json.Marshal(items)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}
