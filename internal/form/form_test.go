package form

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

func item(name string) synoptic.FormItem {
	return synoptic.FormItem{Name: name, Instruction: "what is said of it", Type: synoptic.TextItem}
}

func TestCheckRefuses(t *testing.T) {
	t.Parallel()
	many := make([]synoptic.FormItem, MaxItems+1)
	long := make([]synoptic.FormItem, 12)
	for i := range many {
		many[i] = item(fmt.Sprintf("item %d", i))
	}
	for i := range long {
		long[i] = item(fmt.Sprintf("item %d", i))
		long[i].Instruction = strings.Repeat("字", MaxInstruction)
	}
	changed := func(change func(*synoptic.FormItem)) []synoptic.FormItem {
		i := item("a")
		change(&i)
		return []synoptic.FormItem{i}
	}
	choices := func(c ...string) []synoptic.FormItem {
		return changed(func(i *synoptic.FormItem) { i.Type, i.Choices = synoptic.ChoiceItem, c })
	}
	fiftyOne := make([]string, MaxChoices+1)
	for i := range fiftyOne {
		fiftyOne[i] = fmt.Sprint("choice ", i)
	}
	for name, tt := range map[string]struct {
		form string
		list []synoptic.FormItem
		says string
	}{
		"no item":                   {"f", nil, "at least one item"},
		"over 40 items":             {"f", many, "at most 40"},
		"two of one name":           {"f", []synoptic.FormItem{item("a"), item("a")}, "too"},
		"two that differ in case":   {"f", []synoptic.FormItem{item("Sample size"), item("sample_SIZE")}, "too"},
		"two that differ in width":  {"f", []synoptic.FormItem{item("样本A"), item("样本Ａ")}, "too"},
		"a standard item":           {"f", []synoptic.FormItem{item("findings")}, "reserved"},
		"a standard item in words":  {"f", []synoptic.FormItem{item("Research Question")}, "reserved"},
		"a standard item's heading": {"f", []synoptic.FormItem{item("研究问题")}, "reserved"},
		"a column beside an item":   {"f", []synoptic.FormItem{item("method status")}, "reserved"},
		"no name":                   {"f", []synoptic.FormItem{item("  ")}, "missing"},
		"a formula":                 {"f", []synoptic.FormItem{item("=HYPERLINK(1)")}, "begin with"},
		"a minus":                   {"f", []synoptic.FormItem{item("-1")}, "begin with"},
		"markup":                    {"f", []synoptic.FormItem{item("a<b>")}, "holds"},
		"a quotation mark":          {"f", []synoptic.FormItem{item(`a"b`)}, "holds"},
		"a bidi control":            {"f", []synoptic.FormItem{item("a\u202Eb")}, "holds"},
		"no UTF-8":                  {"f", []synoptic.FormItem{item("a\xff")}, "no text"},
		"a long name":               {"f", []synoptic.FormItem{item(strings.Repeat("名", MaxName+1))}, "at most 60"},
		"a long instruction":        {"f", changed(func(i *synoptic.FormItem) { i.Instruction = strings.Repeat("x", 10_000) }), "10000 characters"},
		"long instructions":         {"f", long, "together"},
		"no instruction":            {"f", changed(func(i *synoptic.FormItem) { i.Instruction = "\n" }), "missing"},
		"a choice turned round":     {"f", choices("a", "b\u202E"), "control"},
		"a control character":       {"f", changed(func(i *synoptic.FormItem) { i.Instruction = "a\x00" }), "control"},
		"an unknown type":           {"f", changed(func(i *synoptic.FormItem) { i.Type = "money" }), "the type is"},
		"choices of a text":         {"f", changed(func(i *synoptic.FormItem) { i.Choices = []string{"a", "b"} }), "only an item"},
		"one choice":                {"f", choices("a"), "2 to 50"},
		"51 choices":                {"f", choices(fiftyOne...), "2 to 50"},
		"a choice twice":            {"f", choices("Survey", "survey"), "twice"},
		"the standard form's name":  {"Standard", []synoptic.FormItem{item("a")}, "taken"},
		"an id for a name":          {"form_x", []synoptic.FormItem{item("a")}, "taken"},
		"no form name":              {"", []synoptic.FormItem{item("a")}, "missing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Check(synoptic.Form{Name: tt.form, Items: tt.list})
			if synoptic.CodeOf(err) != synoptic.CodeUnprocessable || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want a refusal that says %q", err, tt.says)
			}
		})
	}
}

func TestVersionFollowsTheItems(t *testing.T) {
	t.Parallel()
	check := func(name, instruction string) synoptic.Form {
		f, err := Check(synoptic.Form{Name: name, Items: []synoptic.FormItem{{Name: " 样本 量 ", Instruction: instruction, Type: synoptic.NumberItem}}})
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	a, same, changed, other := check("Platforms", "一"), check(" platforms", "一"), check("Platforms", "二"), check("Clinics", "一")
	if a.ID != same.ID || a.Version != same.Version {
		t.Errorf("the same form is %s and %s", a.Ref(), same.Ref())
	}
	if a.ID != changed.ID || a.Version == changed.Version {
		t.Errorf("a changed instruction makes %s of %s", changed.Ref(), a.Ref())
	}
	if a.ID == other.ID || a.Version != other.Version {
		t.Errorf("another name makes %s of %s", other.Ref(), a.Ref())
	}
	if a.Items[0].Name != "样本 量" {
		t.Errorf("the name is %q", a.Items[0].Name)
	}
	for ref, want := range map[string][2]string{
		a.ID: {a.ID, ""}, a.Ref(): {a.ID, a.Version}, "platforms": {a.ID, ""}, "Platforms ": {a.ID, ""},
	} {
		if id, version := SplitRef(ref); id != want[0] || version != want[1] {
			t.Errorf("%q names %s %s", ref, id, version)
		}
	}
}

func TestValue(t *testing.T) {
	t.Parallel()
	number, dates := synoptic.FormItem{Type: synoptic.NumberItem}, synoptic.FormItem{Type: synoptic.DateItem}
	yes := synoptic.FormItem{Type: synoptic.BooleanItem}
	list := synoptic.FormItem{Type: synoptic.ListItem}
	pick := synoptic.FormItem{Type: synoptic.ChoiceItem, Choices: []string{"定量", "定性", "Mixed methods"}}
	for name, tt := range map[string]struct {
		item    synoptic.FormItem
		answer  string
		claimed any
		quote   string
		want    any
		faulty  bool
	}{
		"a text":                         {synoptic.FormItem{Type: synoptic.TextItem}, "甲", nil, "甲乙", "甲", false},
		"a number of the answer":         {number, "样本为1,486家企业", nil, "2015年至今的样本为1,486家企业", 1486.0, false},
		"a number claimed":               {number, "1,486 firms", 1486.0, "a sample of 1,486 firms since 2015", 1486.0, false},
		"a number in words":              {number, "twelve cities", 12.0, "we study twelve cities", 12.0, false},
		"a number in Chinese numerals":   {number, "三百二十份问卷", nil, "回收三百二十份问卷", 320.0, false},
		"a share":                        {number, "30%", 30.0, "占30%", 30.0, false},
		"a share made a fraction":        {number, "30%", 0.3, "占30%", nil, true},
		"万 multiplied out":               {number, "1.2万人", 12000.0, "共1.2万人", 12000.0, false},
		"万 left out":                     {number, "1.2万人", 1.2, "共1.2万人", nil, true},
		"a number that is not there":     {number, "1500", 1500.0, "1,486家", nil, true},
		"a number of a name":             {number, "19", 19.0, "COVID-19 was studied", nil, true},
		"a number cut":                   {number, "3", 3.0, "13.3 km", nil, true},
		"a text for a number":            {number, "many", "many", "many of 30", nil, true},
		"two numbers, none claimed":      {number, "10 or 20", nil, "10 or 20 cases", nil, false},
		"no number":                      {number, "dozens", nil, "dozens of cases", nil, false},
		"a date":                         {dates, "2024年3月5日", nil, "于2024年3月5日收稿", "2024-03-05", false},
		"a date claimed coarser":         {dates, "2024", "2024-03", "于2024年3月5日收稿", "2024-03", false},
		"a date claimed finer":           {dates, "2024", "2024-03-05", "于2024年3月收稿", nil, true},
		"a date that is not there":       {dates, "2023", "2023", "于2024年3月收稿", nil, true},
		"no date form":                   {dates, "2024", "March 2024", "in March 2024", nil, true},
		"two dates":                      {dates, "2015—2020年", nil, "2015—2020年", nil, false},
		"an English date":                {dates, "March 5, 2020", nil, "on March 5, 2020", "2020-03-05", false},
		"a boolean":                      {yes, "随机分组", true, "随机分组", true, false},
		"a boolean in words":             {yes, "否", nil, "未随机分组", false, false},
		"no boolean":                     {yes, "随机分组", nil, "随机分组", nil, true},
		"a boolean as text":              {yes, "随机分组", "true", "随机分组", nil, true},
		"a choice":                       {pick, "定量", nil, "定量研究", "定量", false},
		"a choice in another case":       {pick, "mixed methods", "mixed Methods", "mixed methods", "Mixed methods", false},
		"none of the choices":            {pick, "混合", "混合", "混合研究", nil, true},
		"a number for a choice":          {pick, "定量", 1.0, "定量研究", nil, true},
		"a list":                         {list, "甲、乙", nil, "甲与乙", []string{"甲", "乙"}, false},
		"a list claimed":                 {list, "甲", []any{"甲", " 乙  丙 ", "甲"}, "甲与乙", []string{"甲", "乙 丙"}, false},
		"a number in a list":             {list, "甲", []any{"甲12"}, "甲与乙", nil, true},
		"an element that is no text":     {list, "甲", []any{1.0}, "甲与乙", nil, true},
		"an empty list":                  {list, "甲", []any{}, "甲与乙", nil, true},
		"a list that is a text":          {list, "甲", "甲", "甲与乙", nil, true},
		"a list of over twenty elements": {list, strings.Repeat("；", 3) + enumeration(21), nil, "甲", nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fault := Value(tt.item, tt.answer, tt.claimed, []string{tt.quote})
			if (fault != "") != tt.faulty || !same(got, tt.want) {
				t.Errorf("got %v, %q; want %v, faulty %v", got, fault, tt.want, tt.faulty)
			}
		})
	}
}

func enumeration(n int) string {
	var parts []string
	for i := range n {
		parts = append(parts, strings.Repeat("甲", i+1))
	}
	return strings.Join(parts, "；")
}

func same(a, b any) bool {
	x, isList := a.([]string)
	y, wanted := b.([]string)
	if isList || wanted {
		return isList && wanted && slices.Equal(x, y)
	}
	return a == b
}

func TestDates(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"2024年3月5日收稿":                 {"2024-03-05"},
		"2024 年 12 月":                 {"2024-12"},
		"二〇二三年":                       {"2023"},
		"2015—2020年":                  {"2015", "2020"},
		"2015-2020年":                  {"2015", "2020"},
		"2015-2020":                   {"2015", "2020"},
		"2024-03-05":                  {"2024-03-05"},
		"2024/3":                      {"2024-03"},
		"5 March 2020 and Sept. 2021": {"2020-03-05", "2021-09"},
		"March 5th, 2020":             {"2020-03-05"},
		"in May 2020":                 {"2020-05"},
		"2024年2月31日":                  {"2024-02"},
		"12024 or 20241 or 1,2024,5":  nil,
		"2000家企业和2000 人":              nil,
		"2.2015 and 2015.25":          nil,
		"0.2015":                      nil,
		"the year 1066, not 2500":     nil,
		"since 1998.":                 {"1998"},
		"(2011), which":               {"2011"},
	} {
		var got []string
		for _, d := range Dates(text) {
			got = append(got, d.ISO)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q states %q, want %q", text, got, want)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"2024年3月5日", "2015-2020年", "5 March 2020", "二〇二三年\xff", "1999-12-31-2000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, d := range Dates(s) {
			if d.Start < last || d.End <= d.Start || d.End > len(s) || !isISO(d.ISO) {
				t.Fatalf("%q: %+v after %d", s, d, last)
			}
			last = d.End
		}
	})
}

func TestSettle(t *testing.T) {
	t.Parallel()
	f := &synoptic.Form{ID: "form_x", Version: "v", Items: []synoptic.FormItem{
		{Name: "n", Type: synoptic.NumberItem}, {Name: "missing", Type: synoptic.TextItem}, {Name: "invented", Type: synoptic.NumberItem},
		{Name: "words", Type: synoptic.TextItem},
	}}
	quoted := func(answer, quote string, value any) synoptic.ItemAnswer {
		return synoptic.ItemAnswer{Answer: synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(answer), Quotes: []synoptic.Quote{{Text: quote}}}, Value: value}
	}
	x := &synoptic.Extraction{Items: map[string]synoptic.ItemAnswer{
		"n": quoted("300 firms", "300 firms", 300.0), "invented": quoted("300 firms", "300 firms", 301.0),
		"words": quoted("300 firms", "many firms", nil), "other": quoted("a", "a", nil),
	}}
	Settle(f, x, synoptic.Lost)
	if x.Form != "form_x" || x.FormVersion != "v" || len(x.Items) != 4 || len(x.Warnings) != 2 {
		t.Fatalf("%+v", x)
	}
	for name, want := range map[string]synoptic.AnswerStatus{"n": synoptic.Reported, "missing": synoptic.Lost, "invented": synoptic.Unverified, "words": synoptic.Unverified} {
		a := x.Items[name]
		if a.Status != want || (a.Answer.Answer != "") != (want == synoptic.Reported) || (a.Value != nil) != (want == synoptic.Reported) {
			t.Errorf("%s: %+v", name, a)
		}
	}
	Settle(nil, x, synoptic.Lost)
	if len(x.Items) != 0 || x.Form != synoptic.StandardForm {
		t.Errorf("the standard form has items %v", x.Items)
	}
}
