package export

import (
	"fmt"
	"strings"
)

// The parts of a document beside its body. They are the program's own words
// throughout; nothing of a page comes here.

const docxProlog = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const docxNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

const docxTypes = docxProlog + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`

const docxRelations = docxProlog + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`

const docxDocumentRelations = docxProlog + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rIdStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
	`<Relationship Id="rIdNumbering" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>` +
	`<Relationship Id="rIdSettings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>` +
	`<Relationship Id="rIdFonts" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/>` +
	`<Relationship Id="rIdFooter" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>`

const docxApp = docxProlog + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Synoptic</Application></Properties>`

const docxFonts = docxProlog + `<w:fonts ` + docxNames + `>` +
	`<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="Arial"><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="SimSun"><w:altName w:val="宋体"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="SimHei"><w:altName w:val="黑体"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font></w:fonts>`

// languageTag is the language of a document's words.
func languageTag(zh bool) string {
	if zh {
		return "zh-CN"
	}
	return "en-US"
}

// docxSettings name the languages, without which Word sets Chinese punctuation
// from a Latin font. Latin words are English in a Chinese document too: as
// Chinese they would be broken anywhere.
const docxSettings = docxProlog + `<w:settings ` + docxNames + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`

// docxNumbering makes as many lists as there are, each counted from one.
func docxNumbering(lists int) string {
	var b strings.Builder
	b.WriteString(docxProlog + `<w:numbering ` + docxNames + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="280"/></w:pPr></w:lvl></w:abstractNum>`)
	for i := 1; i <= lists; i++ {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, i)
	}
	fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/></w:num></w:numbering>`, bulletList)
	return b.String()
}

// bulletList is the number of the list of bullets, beyond those that count.
const bulletList = 9999

// docxFooter prints "page of pages" beside the title.
func docxFooter(c *content) string {
	return docxProlog + `<w:ftr ` + docxNames + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
		`<w:r><w:t xml:space="preserve">` + xmlText(short(c.Title, 80)) + ` · </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>` +
		`<w:r><w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`
}

// style is a paragraph style: its id, the name by which Word knows it, what it
// is based on, and its paragraph and run properties.
type style struct{ id, name, based, paragraph, run string }

const (
	serif = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>`
	sans  = `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="SimHei" w:cs="Arial"/>`
)

// docxStyles are the styles of a document. A Chinese paragraph begins two
// characters in.
func docxStyles(zh bool) string {
	indent := ""
	if zh {
		indent = `<w:ind w:firstLineChars="200" w:firstLine="440"/>`
	}
	size := func(halfPoints int) string {
		return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, halfPoints, halfPoints)
	}
	grey := `<w:color w:val="6D675D"/>`
	styles := []style{
		{"Title", "Title", "Normal", `<w:spacing w:before="0" w:after="160"/>`, sans + `<w:b/><w:bCs/>` + size(36)},
		{"Subtitle", "Subtitle", "Normal", `<w:spacing w:after="40"/>`, grey + size(20)},
		{"Heading1", "heading 1", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>`, sans + `<w:b/><w:bCs/>` + size(30)},
		{"Heading2", "heading 2", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="80"/><w:outlineLvl w:val="1"/>`, sans + `<w:b/><w:bCs/>` + size(25)},
		{"Heading3", "heading 3", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="2"/>`, sans + `<w:b/><w:bCs/>` + size(22)},
		{"BodyText", "Body Text", "Normal", `<w:spacing w:after="120"/>` + indent, ""},
		{"ListNumber", "List Number", "Normal", `<w:spacing w:after="80"/>`, ""},
		{"ListBullet", "List Bullet", "Normal", fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr><w:spacing w:after="60"/>`, bulletList), ""},
		{"Quote", "Quote", "Normal", `<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="2F7F8C"/></w:pBdr><w:spacing w:after="100"/><w:ind w:left="420"/>`, size(21)},
		{"QuoteSource", "Quote Source", "Normal", `<w:keepNext/><w:spacing w:before="80" w:after="20"/>`, size(20)},
		{"Bibliography", "Bibliography", "Normal", `<w:spacing w:after="60"/><w:ind w:left="480" w:hanging="480"/>`, ""},
		{"Caption", "caption", "Normal", `<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>`, sans + size(19)},
		{"TableText", "Table Text", "Normal", `<w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/>`, size(18)},
		{"TableHeading", "Table Heading", "TableText", `<w:keepNext/>`, sans + `<w:b/><w:bCs/>`},
		{"Source", "Source", "Normal", `<w:spacing w:after="40"/>`, grey + size(17)},
		{"Footer", "footer", "Normal", `<w:jc w:val="center"/>`, grey + size(17)},
	}
	var b strings.Builder
	fmt.Fprintf(&b, `%s<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr>%s%s<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="324" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
		docxProlog, docxNames, serif, size(22))
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	for _, s := range styles {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, s.id, s.name, s.based, s.paragraph, s.run)
	}
	b.WriteString(`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B5563"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="EvidenceTable"><w:name w:val="Evidence Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
		`<w:top w:val="single" w:sz="12" w:space="0" w:color="23211D"/><w:left w:val="single" w:sz="4" w:space="0" w:color="BBB4A6"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="23211D"/><w:right w:val="single" w:sz="4" w:space="0" w:color="BBB4A6"/>` +
		`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BBB4A6"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="BBB4A6"/></w:tblBorders></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EFEBE2"/></w:tcPr></w:tblStylePr></w:style></w:styles>`)
	return b.String()
}
