package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page"
)

// folded is a text brought to one form for matching, with the way back: one
// script, half-width punctuation, single spaces, lines joined. The letter case
// is kept, for it tells where sentences end.
type folded struct {
	s    string
	low  string  // s with Latin capitals made small, byte for byte
	at   []int32 // for each byte of s, the page byte at which its rune begins
	raw  string  // as it stands on the page
	base int     // page byte of raw
}

// fold folds raw, which stands on the page at byte base.
func fold(raw string, base int) folded {
	f := folder{raw: raw, base: base, out: make([]byte, 0, len(raw)), at: make([]int32, 0, len(raw)+1)}
	for f.i < len(raw) {
		f.step()
	}
	f.trimRight()
	whole := string(f.out)
	return folded{whole, lowered(whole, f.out), f.at, raw, base}
}

// lowered makes small letters of Latin capitals, in the bytes of s, and leaves
// all else where it stands.
func lowered(s string, bytes []byte) string {
	capitals := false
	for i, b := range bytes {
		if low := lower(b); low != b {
			bytes[i], capitals = low, true
		}
	}
	if !capitals {
		return s
	}
	return string(bytes)
}

type folder struct {
	raw  string
	base int
	i    int
	out  []byte
	at   []int32
	last rune // last rune written
}

func (f *folder) step() {
	r, n := utf8.DecodeRuneInString(f.raw[f.i:])
	switch {
	case invisible(r):
		f.i += n
	case unicode.IsSpace(r):
		f.space()
	case r == '(' && isHan(f.last) && page.Gloss(f.raw[f.i:]) > 0: // a copy's, of the sound
		f.i += page.Gloss(f.raw[f.i:])
	case r == '&' && f.entity() > 0:
		f.put('"', f.entity())
	case r == '-' && f.wrapped(n):
		f.i += n
		for f.i < len(f.raw) && isSpaceByte(f.raw[f.i]) {
			f.i++
		}
	default:
		f.put(f.form(r, n), n)
	}
}

// space writes a run of white space: as a line break where a label of a
// structured abstract follows, as nothing between two Chinese characters on
// two lines, else as one space.
func (f *folder) space() {
	start, broken := f.i, false
	for f.i < len(f.raw) {
		r, n := utf8.DecodeRuneInString(f.raw[f.i:])
		if !unicode.IsSpace(r) && !invisible(r) {
			break
		}
		broken = broken || r == '\n' || r == '\r'
		f.i += n
	}
	if f.last == 0 || f.i == len(f.raw) {
		return
	}
	next, _ := utf8.DecodeRuneInString(f.raw[f.i:])
	out := byte(' ')
	if broken {
		if _, _, ok := labelAt(f.raw[f.i:]); ok {
			out = '\n'
		} else if isHan(f.last) && isHan(next) {
			return
		}
	}
	f.out = append(f.out, out)
	f.at = append(f.at, int32(f.base+start))
}

// wrapped reports whether the hyphen of n bytes at f.i ends a line in the
// middle of a word.
func (f *folder) wrapped(n int) bool {
	if !unicode.IsLetter(f.last) || isHan(f.last) {
		return false
	}
	rest := f.raw[f.i+n:]
	broken := false
	for j := 0; j < len(rest) && j < 64; j++ {
		if !isSpaceByte(rest[j]) {
			return broken && rest[j] >= 'a' && rest[j] <= 'z'
		}
		broken = broken || rest[j] == '\n'
	}
	return false
}

// entity measures what is left of a character reference for a quotation mark,
// as pages print it that were escaped twice; 0 where there is none.
func (f *folder) entity() int { return entityLength(f.raw[f.i:]) }

func entityLength(s string) int {
	for _, e := range []string{"&quot;", "&quot；", "&ldquo;", "&rdquo;", "&#34;"} {
		if strings.HasPrefix(s, e) {
			return len(e)
		}
	}
	return 0
}

func (f *folder) put(r rune, n int) {
	before := len(f.out)
	f.out = utf8.AppendRune(f.out, r)
	for range len(f.out) - before {
		f.at = append(f.at, int32(f.base+f.i))
	}
	f.i += n
	f.last = r
}

func (f *folder) trimRight() {
	for len(f.out) > 0 && isSpaceByte(f.out[len(f.out)-1]) {
		f.out, f.at = f.out[:len(f.out)-1], f.at[:len(f.at)-1]
	}
}

// form is the form of a rune in which cues are written.
func (f *folder) form(r rune, n int) rune {
	if r > 0xff00 && r < 0xff5f {
		r -= 0xfee0
	}
	switch r {
	case '.':
		if f.stops(n) {
			return '。'
		}
		return r
	case '｡':
		return '。'
	case '﹐', '､':
		return ','
	case '∶', '﹕':
		return ':'
	case '﹔':
		return ';'
	case '「', '『', '〝', '﹁':
		return '“'
	case '」', '』', '〞', '﹂':
		return '”'
	case '〔', '［':
		return '['
	case '〕', '］':
		return ']'
	case '‐', '‑', '−':
		return '-'
	case '–', '―', '─', '━':
		return '—'
	case '’', 'ʼ':
		return '\''
	}
	if r >= firstHan && r <= lastHan {
		if s := simplifiedHan[r-firstHan]; s != 0 {
			return rune(s)
		}
	}
	return r
}

// stops tells a half-width dot that ends a Chinese sentence from a decimal
// point or an abbreviation.
func (f *folder) stops(n int) bool {
	if isHan(f.last) {
		return true
	}
	if f.last >= '0' && f.last <= '9' && f.enumerates() {
		return false
	}
	next, _ := utf8.DecodeRuneInString(f.raw[f.i+n:])
	return isHan(next) && (f.last == ')' || f.last == '"' || f.last == '”' || f.last == '%' || f.last == '》' ||
		f.last < 0x80 && (unicode.IsLetter(f.last) || unicode.IsDigit(f.last)))
}

// enumerates reports a number of a list before the dot at f.i: it begins the
// text or stands behind the sign that ends what came before.
func (f *folder) enumerates() bool {
	before := strings.TrimRight(f.raw[:f.i], "0123456789")
	if len(f.raw[:f.i])-len(before) > 2 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " \n\t\r"))
	return before == "" || strings.ContainsRune(":;。：；", r)
}

// invisible reports runes that carry no text: zero width, soft hyphen, bidi
// controls.
func invisible(r rune) bool {
	return r == 0xad || r == 0xfeff || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069
}

func isSpaceByte(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

func isHan(r rune) bool {
	return r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

// simplified maps the Traditional characters that occur in cues and round
// them to the Simplified ones. It is no converter: answers and quotes are
// always the page's own characters.
var simplified = func() map[rune]rune {
	m := make(map[rune]rune, len(traditionalPairs)/6)
	var from rune
	for i, r := range []rune(traditionalPairs) {
		if i%2 == 0 {
			from = r
		} else {
			m[from] = r
		}
	}
	return m
}()

const firstHan, lastHan = 0x3400, 0x9fff

// simplifiedHan is simplified as a table, 0 for a character that it has not.
var simplifiedHan = func() *[lastHan - firstHan + 1]uint16 {
	var table [lastHan - firstHan + 1]uint16
	for from, to := range simplified {
		if from >= firstHan && from <= lastHan {
			table[from-firstHan] = uint16(to)
		}
	}
	return &table
}()

const traditionalPairs = "討讨" +
	"為为爲为與与對对於于從从將将並并個个們们這这來来時时後后過过還还進进運运動动員员產产業业國国內内間间關关係系應应當当無无" +
	"發发現现實实踐践證证驗验據据數数資资訊讯檢检測测試试評评價价調调訪访談谈問问題题樣样選选擇择採采擷撷視视覺觉觀观點点論论" +
	"說说認认識识學学術术語语詞词譜谱話话記记錄录計计設设許许該该誰谁變变異异響响機机構构結结織织經经濟济營营練练緒绪線线組组" +
	"態态續续維维綜综總总縱纵約约級级純纯統统緣缘編编繪绘給给絡络體体義义藝艺歷历曆历曉晓會会標标權权極极條条獨独獲获環环處处" +
	"備备範范圍围團团圖图報报壓压壞坏場场塊块夠够夢梦奪夺專专導导尋寻層层屬属島岛師师帶带幫帮庫库廣广廠厂張张強强彈弹復复徑径" +
	"愛爱慮虑憑凭懷怀戶户戰战擬拟擔担擴扩攝摄敘叙敵敌斷断暫暂書书東东樞枢橫横決决沒没況况漢汉潛潜濾滤灣湾爭争牽牵狀状獎奖瑪玛" +
	"畢毕畫画療疗監监盤盘確确碼码礎础禮礼種种稱称穩稳競竞筆笔節节簡简簽签籌筹糾纠紅红納纳細细終终絕绝網网緊紧縣县縮缩績绩繼继" +
	"罰罚聯联職职腦脑臺台臨临舉举舊旧蓋盖薦荐藥药蘇苏號号衛卫衝冲補补製制複复見见規规親亲觸触訂订訓训詳详誤误請请諸诸謂谓講讲" +
	"謝谢譯译護护讀读負负財财責责貢贡貫贯貧贫貨货貿贸費费貼贴賀贺賴赖購购贏赢趨趋車车軌轨軟软較较載载輔辅輯辑輸输轉转辦办農农" +
	"遊游達达違违遠远適适遷迁遺遗鄉乡鄰邻醫医釋释釐厘鈕钮鋼钢錢钱鍵键鎮镇鏈链鐵铁長长門门開开閱阅隊队際际隨随險险隱隐雙双雜杂" +
	"離离難难電电靜静頁页項项順顺須须預预領领頭头頻频顆颗類类顧顾顯显風风養养館馆馬马駐驻驅驱髮发麼么黨党齊齐餘余佈布傳传債债" +
	"傷伤優优儲储億亿儀仪兒儿兩两冊册創创劃划劇剧勞劳勢势區区協协卻却參参單单喪丧嘗尝嚴严園园執执壽寿奧奥婦妇寫写寬宽審审幾几" +
	"彙汇徵征憲宪戲戏損损換换攜携敗败晝昼暢畅楊杨樓楼樹树歐欧歸归殘残氣气減减湧涌溝沟滯滞漸渐濃浓災灾煩烦獻献瞭了矯矫礙碍禦御" +
	"積积窮穷紮扎築筑紀纪緩缓纖纤罷罢習习聲声聽听脈脉膚肤興兴艦舰蔣蒋虧亏虛虚蟲虫裝装覽览訴诉診诊詢询誘诱誠诚課课諮咨貝贝質质" +
	"賬账贊赞躍跃軍军輕轻轄辖辭辞連连週周遞递邊边郵邮釀酿針针銀银銷销鋪铺錯错鍛锻鎖锁閉闭闡阐陣阵陸陆階阶雖虽雲云靈灵頂顶願愿" +
	"飛飞馳驰駕驾騷骚驟骤鮮鲜龐庞龍龙啟启啓启裏里裡里衆众眾众羣群籤签綫线劑剂嗎吗準准擾扰滲渗渉涉歲岁殺杀淨净濕湿燈灯燒烧榮荣" +
	"檔档櫃柜橋桥欄栏歎叹礦矿窩窝緻致縫缝繞绕豐丰僅仅倫伦傘伞別别堅坚賓宾爾尔莊庄彌弥撐撑滿满繹绎羅罗薈荟藍蓝議议詩诗詮诠蹤踪" +
	"邏逻遙遥鑑鉴鑒鉴鑽钻飽饱騎骑亞亚盡尽闕阙託托佔占註注紙纸疊叠鏡镜鐘钟漁渔澤泽潤润礫砾獵猎聰聪腫肿膽胆臟脏辯辩醞酝鄭郑陳陈" +
	"陰阴陽阳韌韧額额驕骄魚鱼鳥鸟鹽盐齡龄滬沪寧宁寶宝慶庆廟庙廢废彥彦慣惯懶懒掛挂擁拥攤摊斂敛曬晒朧胧棄弃毀毁沖冲淺浅爐炉犧牺" +
	"狹狭瑣琐瘋疯瘡疮癥症癒愈皺皱砲炮碩硕穀谷竊窃筍笋糧粮紋纹縉缙聞闻肅肃臉脸艱艰莖茎萬万葉叶蓮莲蕩荡薩萨虜虏蝦虾襲袭誌志諧谐" +
	"謙谦豬猪貓猫賞赏贈赠轟轰迴回遲迟鄧邓釣钓鉅巨銅铜鋒锋錦锦闊阔隸隶霧雾韓韩頓顿顏颜飢饥飯饭餅饼駁驳髒脏鬆松鬥斗鬧闹鴉鸦麗丽" +
	"麥麦黃黄籲吁"
