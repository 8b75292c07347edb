package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
)

// Portals add buttons faster than any list of whole lines can follow, but they
// make them of few words: 扫码关注公众号, AI帮你读文献, 加入购物车. A short line that is
// nothing but such words, two at least, is the portal's own.

// interfaceWords are what buttons say; the first ones make a line a button.
var (
	interfaceActs  = strings.Fields(`下载 收藏 分享 导出 打印 列印 关注 登录 登入 注册 扫码 扫一扫 点击 查重 购物车 购买 vip app 公众号 二维码 朗读 已读 纠错 海报 加载 开通 会员 字号 复制 订阅 收起 展开 阅读 翻译 打开 长按 识别 点赞 转发 推送 充值 评论 保存 返回 领取 试读 播放 笔记 反馈 帮你 朋友`)
	interfaceOther = strings.Fields(`ai 智能 助手 后 可 更多 引用 pdf html caj xml epub kdh word 加入 微信 微博 qq 语音 人 次 读 文献 个人 免费 意见 推荐 给 好友 内 看 在线 全文 立即 整本 分页 分章 手机 本文 全部 链接 题录 格式 参考 客户端 版 加 我的 到 朋友圈 查看 完整 摘要 获取 体验 页 一键 快速 查 写 伴 辅助 文章 论文 此 请 用 使用 或 或者 和 与 并 新用户 优惠 券 元 a 大 中 小 目录 最新 订单 单篇 文字 模式 夜间 快捷 入口 点此 更 流畅 中心 继续 限时 职称 材料 期刊 功能`)
)

var interfaceWords, longestInterfaceWord = func() (map[string]bool, int) { // true: an act
	set, longest := map[string]bool{}, 0
	for _, w := range hant.BothScripts(interfaceOther...) {
		set[w] = false
		longest = max(longest, len(w))
	}
	for _, w := range hant.BothScripts(interfaceActs...) {
		set[w] = true
		longest = max(longest, len(w))
	}
	return set, longest
}()

// interfaceLine reports such a line.
func interfaceLine(s string) bool {
	if len(s) < 9 || len(s) > 75 || !strings.ContainsFunc(s, letters.Han) {
		return false
	}
	s = strings.TrimSuffix(s, "。")
	var b [75]byte // folded, without signs and numbers
	n := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && !unicode.IsLetter(r), letters.Blank(r), !unicode.IsLetter(r):
			if strings.ContainsRune("，。：；？！:;?《》、", r) && r != '，' {
				return false
			}
			continue
		}
		if n+utf8.UTFMax > len(b) {
			return false
		}
		n += utf8.EncodeRune(b[n:], unicode.ToLower(r))
	}
	text := string(b[:n])
	// reach[i]: the fewest words up to byte i, and whether an act is among them
	type state struct{ words, acts int }
	var reach [76]state
	for i := range n {
		if i > 0 && reach[i].words == 0 {
			continue
		}
		for j := i + 1; j <= n && j-i <= longestInterfaceWord; j++ {
			act, ok := interfaceWords[text[i:j]]
			if !ok {
				continue
			}
			next := state{reach[i].words + 1, reach[i].acts}
			if act {
				next.acts++
			}
			if reach[j].words == 0 || next.acts > reach[j].acts || next.acts == reach[j].acts && next.words > reach[j].words {
				reach[j] = next
			}
		}
	}
	end := reach[n]
	return n > 0 && end.words >= 2 && end.acts >= 1
}
