package page

import "testing"

// Pages in other Western languages than English, as they are copied.
var foreignPages = []struct {
	name, page string
	want       map[string]string
}{
	{"Russian portal", "Научная статья на тему 'КЛЮЧИ ОТ ШЛЮЗОВ: КТО ОТКРЫВАЕТ ВОРОТА'\n\nКЛЮЧИ ОТ ШЛЮЗОВ: КТО ОТКРЫВАЕТ ВОРОТА Текст научной статьи по специальности «Социология»\n\nCC BY\n10\n8\nКлючевые слова\nШЛЮЗЫ / КЛЮЧИ / СМОТРИТЕЛИ\n\nАннотация научной статьи по социологии, автор научной работы — Озерова Марина Львовна\n\nВ статье рассматривается, кто открывает ворота шлюзов, когда совет уходит в отпуск. Интервью с девятнадцатью смотрителями показывают, что ключи следуют за лодками (англ. «follow the boats»), а не за графиком дежурств.\n",
		map[string]string{"title": "КЛЮЧИ ОТ ШЛЮЗОВ: КТО ОТКРЫВАЕТ ВОРОТА", "authors": "Озерова Марина Львовна", "abstract": "В статье рассматривается … дежурств.", "keywords": "ШЛЮЗЫ | КЛЮЧИ | СМОТРИТЕЛИ"}},
	{"Russian journal", "Ключи от шлюзов и их смотрители в малых городах\nОзерова М.Л.1\n1 Приозёрный государственный университет имени Л.Н. Лодкина\nТом 4, Номер 1 (Январь-март 2023)\nАннотация:\nВ статье рассматривается, кто открывает ворота шлюзов, когда совет уходит в отпуск, и почему ключи следуют за лодками.\nКлючевые слова: шлюзы, ключи, смотрители\n",
		map[string]string{"title": "Ключи от шлюзов и их смотрители в малых городах", "volume": "4", "issue": "1", "year": "2023"}},
	{"Indonesian title over an English abstract", "PELATIHAN PENJAGA PINTU AIR UNTUK PERBAIKAN PENCATATAN KUNCI\n\nSari Danau ( Universitas Pantai Biru, Indonesia )\n\nAbstract\n\n" + sluices + "\n\nReferences\n\nDanau, S. (2019). The keys of the keepers. Shore Letters, 4(1), 1-9.\n",
		map[string]string{"title": "PELATIHAN PENJAGA PINTU AIR UNTUK PERBAIKAN PENCATATAN KUNCI", "authors": "Sari Danau", "affiliations": "Universitas Pantai Biru, Indonesia"}},
	{"names and places are no English title", "Pendidikan Penjaga Kunci Untuk Ketertiban Pintu Air Pelabuhan\n\nAuthors\n\n  • Sari Danau Universitas Pantai Biru\n  • Budi Laut Universitas Pantai Biru\n\nKeywords:\n\nPenjaga kunci,Pintu air,Pelabuhan kecil\n\nAbstract\n\nBanyak pelabuhan kecil menyimpan kunci pintu air di rumah nelayan. Penelitian ini menanyakan siapa yang menjaga kunci pada malam hari dan bagaimana penjaga berganti, dengan wawancara di empat pelabuhan dan catatan dewan dari tiga tahun.\n",
		map[string]string{"title": "Pendidikan Penjaga Kunci Untuk Ketertiban Pintu Air Pelabuhan"}},
	{"SciELO's frame", "SciELO - Scientific Electronic Library Online\n\n \nnúmero9Boats of the north: a history índice de autoresíndice de assuntospesquisa de artigos\nHome Pagelista alfabética de periódicos  \n\nServiços Personalizados\n\nJournal\n\nArtigo\n\nIndicadores\n\nCompartilhar\n\n\nRevista das Comportas\n\nversão impressa ISSN 0999-4450versão On-line ISSN 0999-5027\n\nRevista das Comportas  no.9 Porto Azul jul./dez. 2020\n\nhttps://doi.org/10.99999/rc.2020.a85 \n\nArtigos\n\nAS CHAVES DAS COMPORTAS E OS SEUS GUARDAS NAS PEQUENAS CIDADES*\n\nKeys of the sluices and their keepers in small towns\n\nMarina Lagoa** \n\nRESUMO\n\nOBJETIVO\n\nPerguntar quem abre as comportas quando o conselho está de férias nas cidades.\n\nMÉTODO\n\nForam entrevistados dezenove guardas municipais com registros de quatro invernos.\n\nRESULTADOS\n\nAs chaves seguem os barcos e não a escala dos guardas.\n\nDESCRITORES: comportas; chaves; guardas municipais\n\nABSTRACT\n\nOBJECTIVE\n\nTo ask who opens the sluices when the council is on holiday in the towns.\n\nMETHOD\n\nWe interviewed nineteen keepers and read the logs of four winters.\n\nRESULTS\n\nThe keys follow the boats and not the rota of the keepers.\n\nKEYWORDS: sluices; keys; municipal keepers\n",
		map[string]string{"title": "Keys of the sluices and their keepers in small townsAS CHAVES DAS COMPORTAS E OS SEUS GUARDAS NAS PEQUENAS CIDADES", "authors": "Marina Lagoa", "journal": "Revista das Comportas", "issue": "9", "year": "2020", "keywords": "sluices | keys | municipal keepers | comportas | chaves | guardas municipais", "abstract": "OBJECTIVE To ask … escala dos guardas."}},
	{"dates of a manuscript in Spanish", "Orillas Abiertas\nISSN: 0999-3127\nMarina Lagoa\nLas llaves de las compuertas y la memoria del municipio\nOrillas Abiertas, vol. 11, núm. 27, enero-abril, 2013, pp. 51-73\nUniversidad del Lago\nLago Azul, México\n Cómo citar el artículo\n Número completo\n Más información del artículo\nSistema de Información Científica\n, ISSN 0999-3127, núm. 27, enero-abril 2013, pp. 51-73\nLas llaves de las compuertas y la memoria del municipio\nKeys of the sluices and the memory of the town\nFecha de recepción: 9 de agosto de 2012\nFecha de aprobación: 15 de enero de 2013\nMarina Lagoa*\nResumen\nEste trabajo recorre los cuadernos de los guardianes y pregunta quién abre las compuertas cuando el consejo está de vacaciones.\nPalabras clave: llaves, compuertas, municipio\n",
		map[string]string{"title": "Keys of the sluices and the memory of the townLas llaves de las compuertas y la memoria del municipio", "journal": "Orillas Abiertas", "pages": "64-88", "keywords": "llaves | compuertas | municipio"}},
	{"details of a Turkish portal", "Araştırma Makalesi\nBibTex RIS Kaynak Göster\n\nWho Keeps the Keys of the Sluices: Notes from Gölköy and Denizli\n\nYıl 2024, Cilt: 16 Sayı: 2, 131 - 149\nhttps://doi.org/10.99999/gol.1399901\n\nÖz\n\n" + sluices + "\n\nAnahtar Kelimeler\n\nSluices, keys, keepers\n\nKaynakça\n\nTekin, A. (2019). Göl ve anahtar. Ankara: Su.\nUysal, B. (2020). Kanal. İzmir: Deniz.\nToplam 2 adet kaynakça vardır.\n\nAyrıntılar\n\nBirincil Dil İngilizce\nKonular Su Politikası\nBölüm Araştırma Makalesi\nYazarlar\nElif Göl 0000-0001-9999-1001\nMurat Dere 0000-0002-9999-1002\nErken Görünüm Tarihi 11 Nisan 2024\nYayımlanma Tarihi 18 Nisan 2024\nGönderilme Tarihi 2 Mayıs 2023\nKabul Tarihi 19 Ocak 2024\n",
		map[string]string{"title": "Who Keeps the Keys of the Sluices: Notes from Gölköy and Denizli", "authors": "Elif Göl | Murat Dere", "year": "2024", "volume": "16", "issue": "2", "pages": "131-149", "keywords": "Sluices | keys | keepers", "references": "2"}},
}

func TestWesternLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range foreignPages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			holdRecord(t, "", c.page, c.want)
		})
	}
}
