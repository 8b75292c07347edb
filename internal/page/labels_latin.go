package page

// labelTableLatin adds to labelTable what interfaces in Spanish, Portuguese,
// French, German, Italian and Indonesian call the same fields, and the English
// names of parts that are no field. OJS shows any of these around a paper in
// English.
var labelTableLatin = map[field]string{
	fTitle:           `título|título del artículo|título en inglés|título em inglês|titre|titel|judul|titolo|judul artikel`,
	fAuthors:         `autor|autores|autores/as|autor/a|autoras/es|autor(es)|autor/es|autoría|auteur|auteurs|auteur(s)|verfasser|autoren|autor:innen|penulis|para penulis|pengarang|autori|autore|list of authors`,
	fAffiliations:    `afiliación|afiliaciones|filiación|afiliação|afiliações|filiação|filiação institucional|institución|instituição|affiliation des auteurs|zugehörigkeit|afiliasi|affiliazione|institutional affiliation|institutional affiliations|author affiliation(s)`,
	fBiography:       `biografía del autor/a|biografía del autor|biografía de autor/a|biografía de los autores|biografia do autor|biografia autor|biografias do autor|biographie de l'auteur|autorenbiografie|biografi penulis|datos de los autores`,
	fJournal:         `revista|título de la revista|título da revista|nombre de la revista|revue|zeitschrift|jurnal|nama jurnal|rivista|journal/book`,
	fYearVolumeIssue: `volumen y número|volume e número|journal volume & issue|journal volume and issue`,
	fYear:            `año|año de publicación|ano|ano de publicação|année|jahr|tahun|tahun terbit|erscheinungsjahr`,
	fVolume:          `volumen|band|jahrgang`,
	fIssue:           `número|numéro|heft|nomor|edición|edição|ausgabe`,
	fPages:           `páginas|página|seiten|halaman|pagine|article e-number`,
	fFunding:         `financiación|financiamiento|financiamento|agencias de apoyo|agências de fomento|apoyo financiero|apoio financeiro|financement|förderung|finanzierung|pendanaan|funding/support|funding and acknowledgements|grants and funding sources|financial disclosure|role of the funding source`,
	fKeywords:        `palabras clave|palabras claves|palavras-chave|palavras chave|descriptores|mots-clés|mots clés|mots-clefs|schlüsselwörter|schlagwörter|schlagworte|kata kunci|katakunci|parole chiave|key terms|subject keywords|keywords (author)|uncontrolled keywords`,
	fAbstract:        `resumen|resumo|résumé|zusammenfassung|kurzfassung|abstrak|sommario|riassunto|intisari|resumen del artículo`,
	fReferences:      `referencias|referencias bibliográficas|bibliografía|referências|referências bibliográficas|bibliografia|citas|références|bibliographie|literatur|literaturverzeichnis|literaturangaben|referensi|daftar pustaka|riferimenti bibliografici|literature`,
	fCitation:        `cómo citar|como citar|como citar este artículo|cómo citar este artículo|comment citer|zitationsvorschlag|zitiervorschlag|cara mengutip|come citare|citar como|citación|how to cite this|cite this article as:|citation for published version|citation text`,
	fBody:            `introducción|introdução|einleitung|pendahuluan|introduzione`,
	fRelated:         `artículos similares|artículos más leídos|artículos relacionados|artigos semelhantes|artigos mais lidos|artigos relacionados|articles similaires|ähnliche artikel|artikel serupa|artículos más leídos del mismo autor/a|otros artículos|ebenfalls empfohlen|similar articles in|more articles by|other articles by|articles by the same author`,
	fStop: `publicado|publicada|fecha de publicación|data de publicação|fecha de recepción|fecha de aceptación|recibido|aceptado|recebido|aceito|aprovado|publié|veröffentlicht|eingereicht|diterbitkan|dikirim|diterima|derechos de autor|licencia|licença|licence|lizenz|lisensi|derechos de autor 2022|descargas|downloads totais|métricas|número completo|sección|seção|rubrik|bagian|texto completo|archivos|archivo|arquivos|idioma|idiomas|información|informações|buscar|inicio|início|enviar un artículo|hacer un envío|enviar submissão|agradecimientos|agradecimentos|remerciements|danksagung|conflicto de intereses|conflito de interesses|detalles del artículo|detalhes do artigo|artikeldetails|rincian artikel|editor/a|editora|editorial|correspondencia|correo electrónico|agencia|
		tldr|tl;dr|plain language summary|lay summary|plain english summary|significance statement|significance|key messages|key message|impact statement|statement of significance|section snippets|mathematics subject classification|mathematics subject classification (2020)|msc codes|ams subject classification|descriptors|peer reviewed|eric number|record type|education level|audience|abstractor|available date|authoring institution|supporting statements|figures and tables from this paper|video abstract|teaser|points for practitioners|practitioner points|highlights of the study|what this paper adds|what this study adds|policy points|in brief|at a glance|subject categories|subject terms (mesh)|research topic|journal section|collection date|pmc copyright notice|permissions icon|article usage|usage statistics|altmetrics|social media|country of publisher|lcc subjects|website|about the journal|view full text|purchase|buy article|subscribe|biographies|biography|author bios`,
}
