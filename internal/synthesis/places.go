package synthesis

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// placeKinds pairs the kinds of place that both languages mark at the end of a
// name: Kaifeng city, 开封市.
var placeKinds = []struct {
	en   *lazyregexp.Regexp
	mark string
}{
	{lazyregexp.New(`\b([A-Z][\w'-]*) [Dd]istrict\b`), "区"},
	{lazyregexp.New(`\b([A-Z][\w'-]*) [Cc]ity\b`), "市"},
	{lazyregexp.New(`\b([A-Z][\w'-]*) [Cc]ounty\b`), "县"},
	{lazyregexp.New(`\b([A-Z][\w'-]*) [Tt]own(?:ship)?\b`), "镇"},
	{lazyregexp.New(`\b([A-Z][\w'-]*) [Vv]illage\b`), "村"},
}

// original is the name in Chinese of the place that an English phrase names,
// where the record has exactly one place of that kind in each language; ""
// otherwise. It is the page's own name, not a translation.
func original(phrase string, r synoptic.Record) string {
	if hasHan(phrase) {
		return ""
	}
	chinese := string(r.Title.ZH) + "\n" + string(r.Abstract.ZH)
	english := phrase + "\n" + string(r.Title.EN) + "\n" + string(r.Abstract.EN)
	for _, kind := range placeKinds {
		m := kind.en.FindStringSubmatch(phrase)
		if m == nil || strings.EqualFold(m[1], "the") {
			continue
		}
		for _, other := range kind.en.FindAllStringSubmatch(english, -1) {
			if !strings.EqualFold(other[1], m[1]) {
				return ""
			}
		}
		if name := onlyPlace(chinese, kind.mark); name != "" && !strings.Contains(phrase, name) {
			return name
		}
	}
	return ""
}

// onlyPlace is the one name in a Chinese text that ends in a mark such as 市;
// "" where there is none or more than one.
func onlyPlace(text, mark string) string {
	found := ""
	for from := 0; ; {
		i := strings.Index(text[from:], mark)
		if i < 0 {
			return found
		}
		end := from + i + len(mark)
		name := placeName(text[:end-len(mark)])
		from = end
		switch {
		case name == "" || commonPlaces[name+mark] || strings.HasPrefix(text[end:], "域"):
		case found == "":
			found = name + mark
		case found != name+mark:
			return ""
		}
	}
}

// placeName is the name at the end of a text: back to the last function word,
// verb, mark of a larger place or anything that is no Chinese character, at
// most four characters. A single Latin letter is an anonymised name.
func placeName(before string) string {
	runes := []rune(before)
	if n := len(runes); n > 0 && runes[n-1] >= 'A' && runes[n-1] <= 'Z' {
		return string(runes[n-1:])
	}
	start := len(runes)
	for start > 0 && isHan(runes[start-1]) && len(runes)-start < 8 {
		start--
	}
	tail := string(runes[start:])
	cut := 0
	for i, r := range tail {
		if strings.ContainsRune("省市区县州", r) {
			cut = i + len(string(r))
		}
	}
	tail = tail[cut:]
	eachHanRun(tail, func(run hanRun) {
		m := markWords(run)
		for i := run.len() - 1; i >= 0; i-- {
			if m.inside[i] {
				tail = run.slice(i+1, run.len())
				return
			}
		}
	})
	if n := len([]rune(tail)); n < 2 || n > 4 {
		return ""
	}
	return tail
}

var commonPlaces = set(`城市 都市 全市 超大城市 大城市 地级市 县级市 各市 社区 地区 园区 城区 辖区 全区 各区 试验区 示范区 新区 自治区 校区 农村 乡村 行政村 全村 各村 各县 全县 乡镇 城镇 小镇 我市 该市 该区 该县 市场`)
