package quote

import (
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// TestGuards holds stretches that stand on the page and say something else
// than it, and their honest neighbours. want is empty where nothing may be
// supported.
func TestGuards(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ page, quote, want string }{
		// Numbers.
		{"共2012个样本", "12个样本", ""},
		{"升至13.3个点", "3.3个点", ""},
		{"共1,486份问卷", "486份问卷", ""},
		{"共1,486份问卷", "1,486份问卷", "1,486份问卷"},
		{"共1,486份问卷", "1486份问卷", ""},
		{"共1,486份问卷", "1.486份问卷", ""},
		{"回收率达到95%以上", "回收率达到95", ""},
		{"回收率达到95 %以上", "回收率达到95%", "回收率达到95 %"},
		{"投入经费12万元", "投入经费12", ""},
		{"投入经费12万元", "投入经费12万元", "投入经费12万元"},
		{"覆盖十二个城市", "二个城市", ""},
		{"约百分之三十的居民", "三十的居民", ""},
		{"系数为-3.3个单位", "系数为3.3个单位", ""},
		{"系数为-3.3个单位", "3.3个单位", ""},
		{"系数为−3.3个单位", "系数为-3.3个单位", "系数为−3.3个单位"},
		{"p < .05 in both", "p > .05 in both", ""},
		{"with p < 0.05 in both models", "0.05 in both models", ""},
		{"with p < .05 in both models", "05 in both models", ""},
		{"about 2-4 percent of them", "about 24 percent of them", ""},
		{"about 2-4 percent of them", "4 percent of them", ""},
		{"rose by 3.5 million people", "rose by 3.5", ""},
		{"in 2013. 5 cities joined", "in 2013.5 cities joined", ""},
		{"- 3 cities joined it", "-3 cities joined it", ""},
		{"an area of 10² metres", "an area of 102 metres", ""},
		{"the COVID-19 pandemic", "19 pandemic", ""},
		{"研究——3个城市的比较", "3个城市的比较", "3个城市的比较"},
		{"见表2\n4个城市参与", "24个城市参与", ""},
		{"本研究考察了20\n24年的城市治理实践", "本研究考察了2024年的城市治理实践", "本研究考察了20\n24年的城市治理实践"},
		// Words.
		{"it is notable that trust grows", "able that trust grows", ""},
		{"it is notable that", "not able that", ""},
		{"they are not\nable to respond", "they are notable to respond", ""},
		{"the inner mecha-\nnism of trust", "nism of trust", ""},
		{"the inner mecha-\nnism of trust", "the inner mecha", ""},
		{"a re-\nspect for the rules", "a respect for the rules", "a re-\nspect for the rules"},
		{"cafés in the city", "afés in the city", ""},
		{"政府与企业合作", "府与企业", "府与企业"},
		{"연구는 도시의 사례를 분석", "연구", ""},
		{"연구는 도시의 사례를 분석", "도시의 사례", "도시의 사례"},
		// The second place is the honest one.
		{"共2012个样本，其中12个样本有效", "12个样本", "12个样本"},
		// Left out, turned, changed.
		{"平台通过共享信息降低了成本", "平台……降低了成本", ""},
		{"平台通过共享信息降低了成本", "平台通过共享信息提高了成本", ""},
		{"平台等……降低了成本", "平台等...降低了成本", "平台等……降低了成本"},
		{"平台通过共享信息降低了成本", "……通过共享信息降低了成本……", "通过共享信息降低了成本"},
		{"平台降低了成本，但信任下降", "平台降低了成本。", "平台降低了成本"},
		{"平台降低了成本，但信任下降", "平台降低了成本。但信任下降", ""},
		{"共30.5个单位的成本", "共30.", ""},
		{"治理体系的现代化", "治理體系的現代化", ""},
		{"the results may Rise", "the results may rise", ""},
		{"we show that trust rises", "We show that trust rises", "we show that trust rises"},
		{"Trust rises with contact", "trust rises with contact", "Trust rises with contact"},
		{"mPa values were higher", "MPa values were higher", ""},
		// Too little.
		{"信任是基础", "信", ""},
		{"信任是基础", "信任", "信任"},
		{"the QCA of it", "the", ""},
		{"等等……以及", "……", ""},
		{"信任", "", ""},
		{"信任", "  \n", ""},
		{"信任 is 5", "，。", ""},
	} {
		got := New(tt.page).Locate(tt.quote)
		switch supported := got.Quote.Verdict.Supports(); {
		case tt.want == "" && supported:
			t.Errorf("%q on %q: got %q, %s; want nothing", tt.quote, tt.page, got.Quote.Text, got.Quote.Verdict)
		case tt.want != "" && (!supported || got.Quote.Text != tt.want):
			t.Errorf("%q on %q: got %q, %s; want %q", tt.quote, tt.page, got.Quote.Text, got.Quote.Verdict, tt.want)
		}
		checkPlace(t, tt.page, got)
	}
}

// checkPlace holds what must be true of every match.
func checkPlace(t *testing.T, page string, m Match) {
	t.Helper()
	if m.Quote.Verdict == synoptic.Absent {
		return
	}
	if m.Range.Start > m.Range.End || m.Range.End > len(page) {
		t.Fatalf("range %v in a page of %d bytes", m.Range, len(page))
	}
	points := []rune(page)
	if got := string(points[m.Quote.Start:m.Quote.End]); got != string([]rune(page[m.Range.Start:m.Range.End])) {
		t.Fatalf("code points %d–%d hold %q, bytes %v %q", m.Quote.Start, m.Quote.End, got, m.Range, page[m.Range.Start:m.Range.End])
	}
	if m.Quote.Verdict.Supports() && page[m.Range.Start:m.Range.End] != m.Quote.Text {
		t.Fatalf("quote %q, but the page has %q", m.Quote.Text, page[m.Range.Start:m.Range.End])
	}
}

// TestWiden holds what comes along with a quote. The quote is what stands
// behind the bar; want is the whole stretch.
func TestWiden(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ page, want string }{
		{"结果并未|显著提升绩效。", "并未显著提升绩效。"},
		{"结果并|未显著提升绩效。", "未显著提升绩效。"},
		{"平台没有|提升绩效", "没有提升绩效"},
		{"平台无法|替代协商", "无法替代协商"},
		{"政府未能有效|推动协同", "未能有效推动协同"},
		{"影响并非|线性关系", "并非线性关系"},
		{"居民难以|参与决策", "难以参与决策"},
		{"尚未|形成合力", "尚未形成合力"},
		{"没有充分的证据表明|平台提升绩效", "没有充分的证据表明平台提升绩效"},
		{"没有证据表明，|平台提升绩效", "没有证据表明，平台提升绩效"},
		{"影响不|显著提升", "不显著提升"},
		{"产生了不显著的|提升效果", "不显著的提升效果"},
		{"是治理而非|管理问题", "而非管理问题"},
		{"非|正式制度提升绩效", "非正式制度提升绩效"},
		{"平臺並未|顯著提升績效", "並未顯著提升績效"},
		{"農戶沒有|參與決策", "沒有參與決策"},
		{"结果并未显\n著|提升绩效与信任", "并未显\n著提升绩效与信任"},
		// What only looks like a negation, or reaches another clause.
		{"不同|地区的绩效提升", "地区的绩效提升"},
		{"不断|提升绩效水平", "提升绩效水平"},
		{"不仅|提升绩效水平", "提升绩效水平"},
		{"不得不|提升绩效水平", "提升绩效水平"},
		{"非常|显著提升绩效", "显著提升绩效"},
		{"无论城乡都|提升了绩效", "提升了绩效"},
		{"未来|提升绩效的路径", "提升绩效的路径"},
		{"非营利组织|提升了绩效", "提升了绩效"},
		{"不平等|加剧了冲突", "加剧了冲突"},
		{"无人机巡查|提升了绩效", "提升了绩效"},
		{"非遗保护|提升了绩效", "提升了绩效"},
		{"不动产登记|提升了绩效", "提升了绩效"},
		{"毫无疑问|提升了绩效", "提升了绩效"},
		{"除非政府|提升了绩效", "提升了绩效"},
		{"制度不完善的地区|数字化提升绩效", "数字化提升绩效"},
		{"并未改变结构，但|提升了绩效", "提升了绩效"},
		{"不是提升而是|降低了绩效", "降低了绩效"},
		{"没有变化。|平台提升绩效", "平台提升绩效"},
		{"为何没有变化\n|数字平台在城市治理当中提升了部门之间的协同绩效", "数字平台在城市治理当中提升了部门之间的协同绩效"},
		// English.
		{"There is no evidence that |X improves Y", "no evidence that X improves Y"},
		{"was not significantly |associated with trust", "was not significantly associated with trust"},
		{"Platforms did not |improve trust", "did not improve trust"},
		{"Platforms don’t |improve trust", "don’t improve trust"},
		{"It cannot |improve trust", "cannot improve trust"},
		{"It never |improved trust", "never improved trust"},
		{"It failed to |improve trust", "failed to improve trust"},
		{"It hardly |improves trust", "hardly improves trust"},
		{"It is unlikely to |improve trust", "unlikely to improve trust"},
		{"Neither A nor |B improved trust", "Neither A nor B improved trust"},
		{"a lack of |trust in the city", "lack of trust in the city"},
		{"Reform without |trust in the city", "without trust in the city"},
		{"a non-|significant effect of trust", "non-significant effect of trust"},
		{"It did not, however, |improve trust", "did not, however, improve trust"},
		{"The effect was not\n|significant in either case", "was not\nsignificant in either case"},
		{"rather than |trust in the city", "rather than trust in the city"},
		{"It not only |improves trust", "improves trust"},
		{"no doubt |trust improves", "trust improves"},
		{"Although X did not matter, |Y improves trust", "Y improves trust"},
		{"It did not change but |improves trust", "improves trust"},
		{"It did not change. |Platforms improve trust", "Platforms improve trust"},
		{"a few |cities improve trust", "cities improve trust"},
		{"A notable effect |improves trust", "improves trust"},
		{"Why Platforms Do Not Work\n|We study forty cities over ten years and find that trust grows", "We study forty cities over ten years and find that trust grows"},
		{"nonprofit and nowhere |improves trust", "improves trust"},
	} {
		before, after, _ := strings.Cut(tt.page, "|")
		page := before + after
		text := New(page)
		for name, got := range map[string]Match{"Locate": text.Locate(after), "At": text.at(len(before), len(page))} {
			if got.Quote.Text != tt.want || got.Quote.Verdict != synoptic.Exact || got.Widened != (tt.want != after) {
				t.Errorf("%s of %q: got %q, %s, widened %v; want %q", name, tt.page, got.Quote.Text, got.Quote.Verdict, got.Widened, tt.want)
			}
			checkPlace(t, page, got)
		}
	}
}

// TestWidenTwice holds that a widened quote is found again as it is, so that
// verifying twice changes nothing.
func TestWidenTwice(t *testing.T) {
	t.Parallel()
	for _, page := range []string{"结果并未显著提升绩效。", "没有充分的证据表明平台不会提升绩效", "There is no evidence that X does not improve Y at all."} {
		text := New(page)
		for start := range page {
			once := text.at(start, len(page))
			if once.Range.End-once.Range.Start < 4 {
				continue
			}
			if twice := text.at(once.Range.Start, once.Range.End); twice.Quote != once.Quote || twice.Widened {
				t.Errorf("%q widened again to %q", once.Quote.Text, twice.Quote.Text)
			}
		}
	}
}
