package page

// labelTableIndexes adds to labelTable what indexes and libraries in Russian
// and Ukrainian call the same fields, around papers in any language, and what
// indexes in English call them.
var labelTableIndexes = map[field]string{
	fTitle:        `название|заглавие|назва|название статьи`,
	fAuthors:      `main author|main authors|hauptverfasser|автор|авторы|автори|автор(ы)|авторы статьи`,
	fAffiliations: `место работы|аффилиация|організація|організації|организация|организации`,
	fJournal:      `журнал|название журнала`,
	fSource:       `published in final edited form as|published in final form as|final edited version published as|veröffentlicht in|erschienen in|publié dans|publicado en|publicado em|pubblicato in|видання|издание|источник|джерело|выходные данные|localización|localização`,
	fYear:         `год|рік|год издания|рік видання|год публикации`,
	fVolume:       `том`,
	fIssue:        `выпуск|випуск|номер`,
	fPages:        `страницы|сторінки`,
	fFunding:      `финансирование|фінансування|спонсори|фінансова підтримка`,
	fKeywords:     `ключевые слова|ключові слова`,
	fAbstract:     `аннотация|анотація|резюме|реферат`,
	fReferences:   `reference count|number of works in the list of references|список литературы|список літератури|литература|література|кількість джерел у списку літератури|библиография|список использованных источников`,
	fCitation:     `для цитирования|образец цитирования|як цитувати|цитировать`,
	fBody:         `введение|вступ|текст научной работы`,
	fRelated:      `похожие темы научных работ|схожі статті|похожие статьи|публікації, які цитують цю публікацію`,
	fStop:         `date of award|date of graduation|semester of graduation|degree type|degree name|degree level|department|committee chair|committee chair/first advisor|committee member|second committee member|third committee member|first committee member|first advisor|second advisor|third advisor|advisor/mentor|saved in|gespeichert in|bibliographic details|online access|online-zugang|основна інформація|общая информация|детальна інформація|тип публікації|тип публикации|видавець|издательство|издатель|кількість цитувань|індексується в scopus|індексується в web of science|область наук|лицензия|ліцензія|язык|мова|дата публикации|поступила в редакцию|рубрика`,
}
