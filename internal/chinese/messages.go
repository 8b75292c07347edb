package chinese

// hole is where a message takes a word or a number.
const hole = "{}"

// messages pairs what is stored with what a Chinese review says. A message
// with fewer holes stands before one that could swallow it.
var messages = []struct{ en, zh string }{
	// Why a page is no record (package page).
	{"the page asks for a captcha instead of showing a record", "页面要求输入验证码，没有显示题录"},
	{"the page is an error message", "页面是一则出错提示"},
	{"the search found nothing", "检索没有结果"},
	{"the page asks to log in instead of showing a record", "页面要求登录，没有显示题录"},
	{"the page holds no bibliographic record: no title with an abstract, authors or a journal was found", "页面没有题录：未见题名连同摘要、作者或期刊"},
	{"the page lists the contents of an issue", "页面是一期的目录"},
	{"the page lists papers, or is a page of the site's own", "页面列出多篇文献，或是网站自己的页面"},
	{"the page holds an article, but nothing that only a paper has: no abstract under its name, keywords, DOI, volume and pages, or references", "页面是一篇文章，却没有论文才有的东西：未见标明的摘要、关键词、DOI、卷期页码或参考文献"},

	// Why bytes are no page (package charset).
	{"the page is empty: it holds nothing but white space", "页面是空的，只有空白"},
	{"this looks like {}, not the text of a page: {}", "这像是{}，不是页面文本：{}"},
	{"save the journal's page of the article (HTML or text) instead", "请改存期刊网站上该文的页面（HTML 或文本）"},
	{"open it and save it as plain text or HTML", "请打开后另存为纯文本或 HTML"},
	{"unpack it first", "请先解压"},
	{"open it in its reader and copy the article's page as text, or save the page on the portal as HTML", "请在阅读器中打开并把该文页面复制为文本，或在网站上把页面存为 HTML"},
	{"save the page as page source or plain text instead", "请改存为网页源代码或纯文本"},
	{"a PDF", " PDF"},
	{"binary data", "二进制数据"},
	{"a Word document (DOCX)", " Word 文档（DOCX）"},
	{"a Microsoft Office document (DOC, XLS or PPT)", " Office 文档（DOC、XLS 或 PPT）"},
	{"a CAJ document", " CAJ 文档"},
	{"a CAJ document ({})", " CAJ 文档（{}）"},
	{"a KDH document", " KDH 文档"},
	{"an NH document", " NH 文档"},
	{"a TEB document", " TEB 文档"},
	{"a {} archive", "{}压缩包"},
	{"an {} archive", "{}压缩包"},
	{"a {} picture", "{}图片"},

	// What a page says in two ways (package page).
	{"the abstracts differ in a number: {} in Chinese, {} in English", "中英文摘要的数字不一致：中文作{}，英文作{}"},
	{"the title that the page's head names does not stand in its text", "页面头部所标的题名不见于正文"},
	{"the page names two DOIs: {} and {}", "页面给出两个 DOI：{}和{}"},

	// Extracting (packages extract, modelengine).
	{"{} quotes do not stand on the page and were dropped", "有{}条引文不见于页面，已剔除"},
	{"{}: the built-in engine cannot look for it, as its instruction names no words; add \"keywords: …\" (关键词：…) to it, or configure a model", "{}：说明中没有列词，内置引擎无从查找；请在说明中加上“关键词：…”，或配置模型"},
	{"this page could not be read because of a fault of ours; it has been logged", "因程序自身的差错未能读出此页，已记入日志"},
	{"the page is longer than the model's budget; only title, abstract and keywords were read", "页面超出给模型的篇幅，只读了题名、摘要和关键词"},
	{"{} sentences that give instructions to their reader were left out", "有{}句向读者发出指令，已略去"},
	{"the text is longer than the model's budget and was read in {} parts", "文本超出给模型的篇幅，分{}段读完"},
	{"the text is too long to be read to its end; the last part of it was not read", "文本过长，未读到末尾"},
	{"filled by the engine {}, because {}", "由引擎 {} 填写，因为{}"},
	{"answers whose quotes do not stand on the page could not be asked for again: {}", "有的引文不见于页面，未能重新询问：{}"},
	{"the answer on {} has a quote that does not stand on the page; it was dropped", "“{}”一项有一条引文不见于页面，已剔除"},
	{"the answer on {} is not shown: {}", "“{}”一项的答案不予显示：{}"},
	{"the answer on {} gives a number that its quotes do not", "“{}”一项的答案含有引文中没有的数字"},
	{"{} cells that give instructions to their reader were not shown to the model", "有{}个单元格向读者发出指令，没有给模型看"},

	// What is wrong with an answer (packages guard, modelengine, form).
	{"the answer gives instructions instead of reporting", "答案在发出指令，不是陈述"},
	{"the answer repeats an example of the prompt", "答案重复了提示中的例子"},
	{"the answer holds an address or markup that is not on the page", "答案含有页面上没有的网址或标记"},
	{"a quote gives instructions instead of reporting", "引文在发出指令，不是陈述"},
	{"the answer has no quote", "答案没有引文"},
	{"the answer is too long; one short sentence is enough", "答案过长"},
	{"the answer says something else than its quotes", "答案与引文所说不同"},
	{"the answer is not in the language that was asked for", "答案不是所要的语言"},
	{"the answer gives a number that its quotes do not", "答案含有引文中没有的数字"},
	{"this quote is too long; copy the one passage that proves the answer", "引文过长"},
	{"this quote is not what the page says; a word, number or negation differs, or it is cut inside one", "引文与页面原文不符：有字词、数字或否定不同，或截断了词"},
	{"this quote does not stand on the page", "引文不见于页面"},
	{"this quote leaves out the negation before it", "引文略去了前面的否定"},
	{"this quote is not from the part of the page that is this paper's own", "引文不出自页面上属于本文的部分"},
	{"the value is no date in the form 2024, 2024-03 or 2024-03-05", "值不是 2024、2024-03 或 2024-03-05 形式的日期"},
	{"the value is a date that does not stand in the quotes", "值是引文中没有的日期"},
	{"the value is no number", "值不是数字"},
	{"the value is a number that does not stand in the quotes", "值是引文中没有的数字"},
	{"the value is neither true nor false", "值既非真也非假"},
	{"the value is missing: true or false", "缺少真或假的值"},
	{"the value is none of the choices", "值不在所列选项之中"},
	{"the value is no list", "值不是列表"},
	{"an element of the list is no text", "列表中有一项不是文本"},
	{"an element of the list is too long", "列表中有一项过长"},
	{"an element of the list gives a number that does not stand in the quotes", "列表中有一项含有引文中没有的数字"},
	{"the list is empty", "列表是空的"},
	{"the list has too many elements", "列表的项过多"},

	// Why a model gave no answer (package llm).
	{"the model could not answer", "模型未能作答"},
	{"the model declined to answer", "模型拒绝作答"},
	{"the model's answer was cut off at its length limit", "模型的回答到了长度上限，被截断"},
	{"the model gave an empty answer", "模型的回答是空的"},
	{"the model's answer does not have the form that was asked for", "模型的回答不合要求的格式"},
	{"the text is too long for the model", "文本对模型而言过长"},
	{"the model's endpoint limits our rate; try again later", "模型服务限制了请求频率，请稍后再试"},
	{"the model's endpoint cannot be reached or is overloaded; try again later", "模型服务无法连接或负载过高，请稍后再试"},
	{"the model did not answer in time; try again later", "模型未在时限内作答，请稍后再试"},
	{"the account at the model's endpoint has no credit left", "模型服务的账户余额已用完"},
	{"the model's endpoint does not accept our key", "模型服务不接受密钥"},
	{"the model's endpoint cannot be asked for JSON", "模型服务不能按 JSON 作答"},
	{"the model's endpoint does not accept our request; check its address and the model's name", "模型服务不接受请求，请检查地址和模型名称"},
	{"the spend cap is reached", "已达到花费上限"},
	{"something went wrong on our side; it has been logged", "程序出错，已记入日志"},

	// The items, where a message names one.
	{"research_question", "研究问题"},
	{"theory", "理论"},
	{"method", "方法"},
	{"case", "案例"},
	{"findings", "发现"},
}
