package synthesis

import (
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// The course of an outcome is told by the verb that stands at it, and by no
// other of the clause.
func TestCourseOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text, outcome string
		want          course
	}{
		{"干预组睡眠质量提高12分", "睡眠质量", rises},
		{"干预组步行距离平均增加40米", "步行距离", rises},
		{"短信提醒降低了门诊失约率", "门诊失约", falls},
		{"滴灌减少了每亩化肥用量，产量不变", "化肥用量", falls},
		{"轮作改善了坡地的土壤肥力", "土壤肥力", betters},
		{"两组握力变化无显著差异", "握力", unchanged},
		{"体脂率差异无统计学意义", "体脂率", unchanged},
		{"补贴未能提高复耕面积", "复耕面积", unchanged},
		{"同伴辅导对阅读成绩没有显著影响", "阅读成绩", unchanged},
		{"同伴辅导对阅读成绩有显著的正向影响", "阅读成绩", furthers},
		{"合作社推动了农机共用", "农机共用", furthers},
		{"合作社未能推动农机共用", "农机共用", unchanged},
		{"外包挤出了邻里互助", "邻里互助", hinders},
		{"课程提高了血糖达标率", "血糖", noCourse}, // another thing
		{"应提高灌溉效率", "灌溉效率", noCourse},  // advice
		{"能否提高灌溉效率尚无定论", "灌溉效率", noCourse},
		{"随着灌溉效率提高", "灌溉效率", noCourse}, // a premise
		{"登记缓解了供需双方的信息不对称", "对称", noCourse},
		{"干预组握力高于对照组", "握力", rises},
		{"干预组跌倒次数少于对照组", "跌倒次数", falls},
		{"干预组跌倒下降幅度大于对照组", "跌倒", falls},
		{"灌溉效率与土壤肥力相关", "灌溉效率", noCourse},
		{"The course raised reading scores", "reading", rises},
		{"reading scores improved in both arms", "reading", betters},
		{"coaching reduced 90-day relapse", "relapse", falls},
		{"there was no difference in grip strength", "grip strength", unchanged},
		{"coaching did not improve grip strength", "grip strength", unchanged},
		{"stress management improved", "stress", noCourse},
		{"whether coaching reduces relapse is unknown", "relapse", noCourse},
		{"trust fell where prices increased", "prices", rises},
	} {
		i := strings.Index(tt.text, tt.outcome)
		if got := courseOf(occurrence{&entry{text: tt.text}, i, i + len(tt.outcome)}); got != tt.want {
			t.Errorf("%s in %s: %d, want %d", tt.outcome, tt.text, got, tt.want)
		}
	}
}

// A share of something unsaid and the people that were studied are no outcome.
func TestIsOutcome(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]bool{
		"土壤肥力": true, "糖化血红蛋白": true, "grip strength": true, "readmission": true,
		"概率": false, "得分": false, "返乡农户": false, "住院患者": false, "older adults": false, "probability": false, "control group": false,
	} {
		if got := isOutcome(words); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
}

func TestSameName(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Ada Lem's rules of repair", "Lem's rules of repair", true},
		{"安民卫生服务利用模型", "安民卫生服务利用行为模型", true},
		{"信任理论", "程序信任理论", true},
		{"信任理论", "信号理论", false},
		{"理论", "信号理论", false},
		{"signal theory", "signalling literature", false},
	} {
		if got := sameName(fold(tt.a), fold(tt.b)); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestSizeIn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text  string
		kind  int
		n     int
		words string
	}{
		{"某市3个社区的1 240名独居老人", 0, 1240, "1 240名独居老人"},
		{"两所中学的86名学生被分为两组", 0, 86, "86名学生"},
		{"1,906 first-year students in 64 sections", 0, 1906, "1,906 first-year students"},
		{"2014—2020年312户稻农", 1, 312, "312户稻农"},
		{"41项随机试验", 5, 41, "41项随机试验"},
		{"adults aged 60 or over", 0, 0, ""},
		{"26 clinics each will enrol 18 patients", 0, 0, ""},
		{"18 patients a clinic (n = 468)", 0, 18, "18 patients"},
	} {
		s, ok := sizeIn(entry{text: tt.text}, sizeKinds[tt.kind].words)
		if strings.Contains(tt.text, "n = ") && ok {
			t.Errorf("%s: not the sample", tt.text)
		}
		if s.n != tt.n || s.words != tt.words {
			t.Errorf("%s: %d %q", tt.text, s.n, s.words)
		}
	}
}

func TestSampleOf(t *testing.T) {
	t.Parallel()
	p := &prose{t: &Table{Language: synoptic.English}}
	for text, want := range map[string]string{
		"Thirty practices will cross over in six steps; 1,140 adults with severe asthma":                       "1,140 adults with severe asthma",
		"1,906 students in 64 sections of algebra at eleven colleges to record three videos for a classmate":   "1,906 students in 64 sections of algebra at eleven colleges",
		"Adults aged 40-75 years who had moved house within the last year were enrolled in spring (n = 1,486)": "Adults aged 40-75 years who had moved house within the last year were enrolled in spring (n = 1,486)",
	} {
		if got := p.sampleOf(entry{text: text}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
