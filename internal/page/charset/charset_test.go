package charset

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// prose is invented scholarly text in each language, with the charsets that
// pages in it come in.
var prose = []struct {
	language string
	charsets []string
	text     string
}{
	{"Simplified Chinese", []string{"gb18030", "utf-8", "utf-16le", "utf-16be"},
		"本文以东部某县的接诉即办平台为例，考察基层政府如何在压力之下回应居民诉求。研究发现，平台把分散的诉求转化为可以比较的指标，" +
			"使部门之间的协同从临时走向常态；但是指标的单一化也带来了避重就轻的行为。关键词：数字治理；基层政府；回应性。作者单位：东澜大学公共管理学院。" +
			"基于三百份问卷和二十次访谈，文章构建了结构方程模型，检验组织支持对工作投入的影响机制。结果表明，领导风格起到部分中介作用，年龄的调节效应并不显著。" +
			"锂离子电池正极材料在高温循环中的容量衰减主要来自界面副反应，包覆层能够有效抑制过渡金属的溶出，提高了材料的热稳定性。"},
	{"Traditional Chinese", []string{"big5", "utf-8", "utf-16le"},
		"本研究以臺灣中部三所國民中學為對象，探討翻轉教學對學生自主學習能力的影響。研究者採用準實驗設計，蒐集問卷、訪談與課堂觀察等資料進行分析。" +
			"結果顯示，實驗組在後測的表現顯著優於控制組，惟其學習動機並無明顯差異。關鍵詞：翻轉教學、自主學習、國民中學。作者為教育學系副教授。" +
			"地方政府推動開放資料時，往往面臨組織文化與法規限制的雙重壓力，本文從制度論的觀點說明其因應策略，並提出政策建議供主管機關參考。"},
	{"Japanese", []string{"shift_jis", "euc-jp", "utf-8"},
		"本研究では、地方自治体における電子申請サービスの利用実態を明らかにするため、住民を対象とした質問紙調査を実施した。その結果、利用経験の有無は年齢と" +
			"職業によって大きく異なることが示された。また、窓口の混雑に対する不満が利用意向を高める要因であることが分かった。キーワード：電子政府、住民参加、サービス評価。" +
			"高温超伝導体の試料を作製し、電気抵抗の温度依存性を測定したところ、従来の報告よりも高い転移温度が得られた。これは結晶構造の違いによるものと考えられる。"},
	{"Korean", []string{"euc-kr", "utf-8", "utf-16le"},
		"본 연구는 지방자치단체의 온라인 민원 서비스가 주민 만족도에 미치는 영향을 분석하는 것을 목적으로 한다. 이를 위하여 전국 열두 개 시군의 주민을 대상으로 설문조사를 실시하였다. " +
			"분석 결과 응답 속도와 정보의 정확성이 만족도에 유의한 영향을 주는 것으로 나타났으며, 연령에 따른 차이는 크지 않았다. 주제어: 전자정부, 주민 만족도, 행정 서비스. " +
			"또한 대학생의 학습 동기와 자기 효능감 사이의 관계를 구조방정식 모형으로 검증하고 교육적 시사점을 논의하였다."},
}

// encode writes text in a charset.
func encode(t testing.TB, text, name string) []byte {
	t.Helper()
	if name == "utf-8" {
		return []byte(text)
	}
	b, err := encodingOf(name).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("encoding in %s: %v", name, err)
	}
	return b
}

// windows cuts text into stretches of n bytes in a charset, each beginning at
// a character of its own and ending where it will.
func windows(t testing.TB, text, name string, n, step int) [][]byte {
	t.Helper()
	var out [][]byte
	runes := []rune(text)
	for i := 0; i < len(runes); i += step {
		b := encode(t, string(runes[i:]), name)
		if len(b) < n {
			break
		}
		out = append(out, b[:n])
	}
	return out
}

func TestDecodeShortWindows(t *testing.T) {
	t.Parallel()
	for _, p := range prose {
		for _, name := range p.charsets {
			for _, n := range []int{24, 60, 120, 400} {
				t.Run(fmt.Sprintf("%s/%s/%d", p.language, name, n), func(t *testing.T) {
					t.Parallel()
					for _, w := range windows(t, p.text, name, n, 1) {
						d, err := Decode(w, "")
						if err != nil {
							t.Errorf("%q: %v", w, err)
						} else if d.Name != name {
							t.Errorf("read as %s: %s", d.Name, d.Text)
						}
					}
				})
			}
		}
	}
}

// TestDecodeCutAtTheStart begins windows within a character.
func TestDecodeCutAtTheStart(t *testing.T) {
	t.Parallel()
	for _, p := range prose {
		for _, name := range p.charsets {
			if strings.HasPrefix(name, "utf-16") {
				continue // where its units begin cannot be told
			}
			wrong, all := 0, 0
			for _, w := range windows(t, p.text, name, 61, 1) {
				if w[0] < utf8.RuneSelf {
					continue
				}
				all++
				if d, err := Decode(w[1:], ""); err != nil || d.Name != name {
					wrong++
				}
			}
			if all == 0 || wrong*50 > all {
				t.Errorf("%s in %s: %d of %d windows wrong", p.language, name, wrong, all)
			}
		}
	}
}

// TestDecodeEnglishWithFewCharacters is the page that simple detectors miss:
// English, with an author's name in its own script.
func TestDecodeEnglishWithFewCharacters(t *testing.T) {
	t.Parallel()
	const before = "Responsive government in the county: evidence from a complaint platform. The author, "
	const after = ", teaches public administration. We interviewed forty-two officials in three counties (2019-2023) and coded 1,204 tickets."
	for name, words := range map[string]string{
		"gb18030": "陆知远教授的研究", "big5": "陳教授的研究發現", "shift_jis": "佐藤教授の研究", "euc-jp": "佐藤教授の研究",
		"euc-kr": "김교수의 연구는", "utf-8": "陆知远教授的研究",
	} {
		raw := []byte(before + string(encode(t, words, name)) + after)
		d, err := Decode(raw, "")
		if err != nil || d.Name != name {
			t.Errorf("%s: read as %s, %v", name, d.Name, err)
		} else if !strings.Contains(d.Text, words) {
			t.Errorf("%s: %q", name, d.Text)
		}
	}
}

func TestDecodeStrayBytes(t *testing.T) {
	t.Parallel()
	for _, p := range prose {
		for _, name := range p.charsets {
			if strings.HasPrefix(name, "utf-16") {
				continue
			}
			for _, n := range []int{24, 60, 400} {
				for _, w := range windows(t, p.text, name, n, 7) {
					// Between characters: at the start, where the window begins.
					d, err := Decode(append([]byte{0xff}, w...), "")
					if n == 24 && name != "utf-8" {
						continue // too little to tell a stray byte from a cut character
					}
					if err != nil || d.Name != name {
						t.Errorf("%s in %s, %d bytes: read as %s, %v: %s", p.language, name, n, d.Name, err, d.Text)
					}
				}
			}
		}
	}
	text := strings.Repeat(prose[0].text, 3)
	raw := []byte(text[:300] + "\xff" + text[300:600] + "\xc0\x80" + text[600:])
	d, err := Decode(raw, "")
	if err != nil || d.Name != "utf-8" || strings.Count(d.Text, "\ufffd") == 0 {
		t.Errorf("stray bytes in UTF-8: %s %v", d.Name, err)
	}
	if got := strings.ReplaceAll(d.Text, "\ufffd", ""); got != text {
		t.Errorf("more was lost than the stray bytes:\n%s", got)
	}
}

func TestDecodeLongASCIIHead(t *testing.T) {
	t.Parallel()
	head := "<html><head>" + strings.Repeat("<link rel=\"stylesheet\" href=\"/static/site.css\">\n", 200)
	for _, p := range prose {
		for _, name := range p.charsets {
			d, err := Decode(encode(t, head+p.text, name), "")
			if err != nil || d.Name != name {
				t.Errorf("%s in %s behind %d KB of ASCII: read as %s, %v", p.language, name, len(head)>>10, d.Name, err)
			}
		}
	}
}

func TestDecodeDeclared(t *testing.T) {
	t.Parallel()
	simplified, traditional := prose[0].text, prose[1].text
	meta := func(charset, text string) string {
		return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + charset + "\"></head><body>" + text
	}
	const french = "Les déterminants de la réactivité administrative : une étude de cas menée auprès de élus locaux à l'été 2021."
	const russian = "Цифровое управление и участие граждан: опыт трёх регионов. В статье рассматриваются данные опроса."
	tests := []struct {
		name     string
		raw      []byte
		declared string
		want     string
	}{
		{"stale meta on a page saved as UTF-8", []byte(meta("gb2312", simplified)), "", "utf-8"},
		{"stale header on UTF-8", []byte(simplified), "GBK", "utf-8"},
		{"meta says utf-8, bytes are GBK", encode(t, meta("utf-8", simplified), "gb18030"), "", "gb18030"},
		{"header says windows-1252, bytes are GBK", encode(t, simplified, "gb18030"), "iso-8859-1", "gb18030"},
		{"header says Big5, bytes are GBK", encode(t, simplified, "gb18030"), "big5", "gb18030"},
		{"header says GBK, bytes are Big5", encode(t, traditional, "big5"), "gbk", "big5"},
		{"meta is right", encode(t, meta("gb2312", simplified), "gb18030"), "", "gb18030"},
		{"header decides where the text is short", encode(t, "東京", "euc-jp"), "euc-jp", "euc-jp"},
		{"unknown label", encode(t, simplified, "gb18030"), "klingon", "gb18030"},
		{"French, nothing declared", encode(t, french, "windows-1252"), "", "windows-1252"},
		{"French, declared", encode(t, french, "windows-1252"), "ISO-8859-1", "windows-1252"},
		{"French, wrongly declared", encode(t, french, "windows-1252"), "gb2312", "windows-1252"},
		{"Russian, declared", encode(t, russian, "windows-1251"), "windows-1251", "windows-1251"},
		{"Russian, meta", encode(t, meta("koi8-r", russian), "koi8-r"), "", "koi8-r"},
		{"ASCII", []byte("Abstract: a plain page."), "gbk", "utf-8"},
		{"ASCII with an escape", []byte("\x1b$x plain \x1b[0m"), "", "utf-8"},
		{"ISO-2022-JP", encode(t, "電子政府の研究", "iso-2022-jp"), "", "iso-2022-jp"},
		{"XML declaration", encode(t, "<?xml version=\"1.0\" encoding=\"EUC-JP\"?><p>東京", "euc-jp"), "", "euc-jp"},
		{"UTF-8 mark", []byte("\ufeff" + simplified), "gbk", "utf-8"},
		{"UTF-16LE mark", append([]byte("\xff\xfe"), encode(t, simplified, "utf-16le")...), "gbk", "utf-16le"},
		{"UTF-16BE mark", append([]byte("\xfe\xff"), encode(t, simplified, "utf-16be")...), "", "utf-16be"},
		{"UTF-16LE in English", encode(t, "A plain English page, without a mark.", "utf-16le"), "", "utf-16le"},
		{"UTF-16BE in English", encode(t, "A plain English page, without a mark.", "utf-16be"), "", "utf-16be"},
		{"UTF-32LE mark", append([]byte("\xff\xfe\x00\x00"), encode(t, simplified, "utf-32le")...), "", "utf-32le"},
		{"characters of GB18030 alone", encode(t, "青年学者㑇𠀀的研究与实践，关键词：数字治理", "gb18030"), "", "gb18030"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, err := Decode(tt.raw, tt.declared)
			if err != nil || d.Name != tt.want {
				t.Fatalf("read as %q (%v), want %s: %s", d.Name, err, tt.want, d.Text)
			}
			if strings.ContainsAny(d.Text, "\ufeff\ufffd\x00") {
				t.Errorf("marks or losses in %q", d.Text)
			}
		})
	}
}

func TestDecodeNormalizes(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"a\r\nb\rc\nd\r":            "a\nb\nc\nd\n",
		"\ufeffa\x00b":              "ab",
		"a\u200bb\u202ec\u00ad":     "a\u200bb\u202ec\u00ad", // the page's own; the reader judges them
		"摘\u3000要\r\n\r\n正文":        "摘\u3000要\n\n正文",
		strings.Repeat("x\r\n", 99): strings.Repeat("x\n", 99),
	} {
		d, err := Decode([]byte(raw), "")
		if err != nil || d.Text != want {
			t.Errorf("Decode(%q) = %q, %v; want %q", raw, d.Text, err, want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i*i*7 + i*31 + i>>3)
	}
	zip := "PK\x03\x04\x14\x00\x06\x00\x08\x00" + strings.Repeat("\x00", 16)
	tests := []struct {
		name, raw string
		code      synoptic.Code
		says      string
	}{
		{"nothing", "", synoptic.CodeEmpty, "empty"},
		{"white space", " \r\n\t\u3000 ", synoptic.CodeEmpty, "empty"},
		{"a mark alone", "\ufeff", synoptic.CodeEmpty, "empty"},
		{"zero-width only", "\u200b\u200b\n", synoptic.CodeEmpty, "empty"},
		{"UTF-16 white space", "\xff\xfe \x00\n\x00", synoptic.CodeEmpty, "empty"},
		{"PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", synoptic.CodeNotText, "PDF"},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", synoptic.CodeNotText, "PNG"},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", synoptic.CodeNotText, "JPEG"},
		{"GIF", "GIF89a\x01\x00\x01\x00", synoptic.CodeNotText, "GIF"},
		{"WebP", "RIFF\x24\x00\x00\x00WEBPVP8 ", synoptic.CodeNotText, "WebP"},
		{"DOCX", zip + "word/document.xml", synoptic.CodeNotText, "DOCX"},
		{"XLSX", zip + "xl/workbook.xml", synoptic.CodeNotText, "XLSX"},
		{"ZIP", zip + "pages/a.txt", synoptic.CodeNotText, "ZIP"},
		{"gzip", "\x1f\x8b\x08\x00", synoptic.CodeNotText, "gzip"},
		{"DOC", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", synoptic.CodeNotText, "Office"},
		{"RTF", `{\rtf1\ansi\ansicpg936 x}`, synoptic.CodeNotText, "RTF"},
		{"ELF", "\x7fELF\x02\x01\x01\x00", synoptic.CodeNotText, "ELF"},
		{"EXE", "MZ\x90\x00\x03\x00", synoptic.CodeNotText, "EXE"},
		{"MP3", "ID3\x03\x00\x00\x00", synoptic.CodeNotText, "MP3"},
		{"MP4", "\x00\x00\x00\x18ftypmp42", synoptic.CodeNotText, "MP4"},
		{"SQLite", "SQLite format 3\x00\x10\x00", synoptic.CodeNotText, "SQLite"},
		{"CAJ", "CAJ\x00\x01\x02", synoptic.CodeNotText, "CAJ"},
		{"CAJ of the HN kind", "HN\x00\x00\x90\x01", synoptic.CodeNotText, "CAJ"},
		{"KDH", "KDH \x00\x02\x00", synoptic.CodeNotText, "KDH"},
		{"web archive of Safari", "bplist00\xd1\x01", synoptic.CodeNotText, "Safari"},
		{"noise", string(noise), synoptic.CodeNotText, "binary data"},
		{"zeros", strings.Repeat("\x00", 64), synoptic.CodeNotText, "binary data"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Decode([]byte(tt.raw), "")
			if synoptic.CodeOf(err) != tt.code || !strings.Contains(synoptic.PublicMessage(err), tt.says) {
				t.Errorf("got %v (%s), want %s about %s", err, synoptic.CodeOf(err), tt.code, tt.says)
			}
			if kind, isText := LooksLike([]byte(tt.raw)); isText == (tt.code == synoptic.CodeNotText) {
				t.Errorf("LooksLike says %q, text %v", kind, isText)
			}
		})
	}
	for _, text := range []string{"BMI and MZ twins: a study", "ID3 decision trees", "MZ", "BZh", "%PDF is a format", "PK studies"} {
		if kind, isText := LooksLike([]byte(text)); !isText {
			t.Errorf("%q is taken for %s", text, kind)
		}
	}
}
