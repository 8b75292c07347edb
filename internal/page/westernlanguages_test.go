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
