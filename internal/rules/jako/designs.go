package jako

import "synoptic/internal/synoptic"

// designs are told by these words of a title or a setup, the first that is
// there before the ones below it: what was done to people before what they were
// asked, what was counted before what was read.
var designs = []struct {
	design synoptic.Design
	words  string
}{
	{synoptic.MetaAnalysis, `メタ分析|メタアナリシス|メタ・アナリシス|메타분석|메타 분석`},
	{synoptic.LiteratureReview, `システマティックレビュー|系統的レビュー|スコーピングレビュー|文献レビュー|文献研究|文献検討|연구경향|연구동향|연구 동향|연구 경향|研究動向|문헌고찰|문헌 고찰|체계적 고찰|주제범위`},
	{synoptic.RCT, `無作為|ランダム化|무작위`},
	{synoptic.Mixed, `混合研究|混合法|ミックスド|혼합연구|혼합 연구|혼합방법`},
	{synoptic.QCA, `質的比較分析|QCA|질적비교분석|질적 비교`},
	{synoptic.ProcessTracing, `過程追跡|과정추적`},
	{synoptic.GroundedTheory, `グラウンデッド|M-GTA|GTA|근거이론`},
	{synoptic.QuasiExperiment, `差分の差|差の差|回帰不連続|傾向スコア|操作変数|準実験|非無作為|이중차분|회귀불연속|성향점수|도구변수|통제집단|준실험|자연실험|自然実験`},
	{synoptic.Simulation, `シミュレーション|エージェントベース|エージェント・ベース|システムダイナミクス|시뮬레이션|행위자 기반|행위자기반|시스템 다이내믹스`},
	{synoptic.Ethnography, `参与観察|エスノグラフィ|民族誌|フィールドワーク|참여관찰|참여 관찰|민족지|문화기술지|현장연구|현지조사`},
	{synoptic.TextAnalysis, `テキストマイニング|計量テキスト|内容分析|トピックモデル|共起ネットワーク|言説分析|コーパス|텍스트마이닝|텍스트 마이닝|내용분석|내용 분석|텍스트분석|텍스트 분석|언어네트워크|언어 네트워크|키워드 네트워크|의미연결망|토픽모형|토픽모델|토픽 모델|담론분석|담론 분석|감성분석`},
	{synoptic.Historical, `史料|一次資料|公文書|古文書|日誌|日記|帳簿|사료|실록|고문서|회의록`},
	{synoptic.MultipleCaseStudy, `複数事例|比較事例|事例を比較|複数の事例|다중사례|다중 사례|비교사례|비교 사례|사례를 비교`},
	{synoptic.Survey, `質問紙|アンケート|郵送調査|オンライン調査|ウェブ調査|意識調査|パネル調査|設問|설문|질문지|패널조사|패널 자료|패널자료|응답을|응답자|回答を|回答者|回収した`},
	{synoptic.CaseStudy, `事例研究|事例分析|ケーススタディ|事例を通|を事例|사례연구|사례 연구|사례분석|사례 분석|사례로`},
	{synoptic.OtherDesign, `アクションリサーチ|실행연구|델파이|デルファイ|판례`},
}

// methods name how a study was done, besides the words of designs.
const methods = `インタビュー|聞き取り|面接|実験|回帰|分散分析|共分散構造|構造方程式|観察|コーディング|比較|分析|심층면접|면접|면담|인터뷰|실험|회귀|공분산분석|구조방정식|구조적 토픽|비교|분석|추정`
