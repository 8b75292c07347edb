package page

import (
	"fmt"
	"strings"
	"testing"

	"synoptic/internal/page/workplace"
)

// TestStylesOfCitation reads how to cite a paper in the styles that pages offer.
func TestStylesOfCitation(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ cited, authors, title, journal, numbers string }{
		{"Hale, M. and Wist, D. (2018) 'Keeping the shop open: how stores live', Countryside Notes, 58(4), pp. 731-750.", "Hale, M. and Wist, D", "Keeping the shop open: how stores live", "Countryside Notes", "2018 58 4 731-750"},
		{`Talbot, R. and Liu, W. (2022), "Licensing and small traders", International Journal of Town Services, Vol. 35 No. 1, pp. 88-107. https://doi.org/10.1999/x`, "Talbot, R. and Liu, W", "Licensing and small traders", "International Journal of Town Services", "2022 35 1 88-107"},
		{`Callow, Ines & Dragan, Radu, 2023. "Remote offices, remote wages," Regional Pay Notes, Elsevier, vol. 102(C), pages 1-20.`, "Callow, Ines & Dragan, Radu", "Remote offices, remote wages", "Regional Pay Notes", "2023 102 C 1-20"},
		{"Adler, Ruth. “Queues and Points.” Housing Notes 9, no. 2 (2017): 22–41.", "Adler, Ruth", "Queues and Points", "Housing Notes", "2017 9 2 22–41"},
		{`R. Adler and P. Bain, "Queues and points in towns," in Transactions on Civic Machines, vol. 8, no. 3, pp. 1133-1145, 1 July 2021, doi: 10.1999/t.`, "R. Adler and P. Bain", "Queues and points in towns", "Transactions on Civic Machines", "2021 8 3 1133-1145"},
		{"Aas S, Kalo D and Hsu M-L (2023) Pharmacies in fishing villages. Front. Shore Health 4:1109999. doi: 10.1999/f", "Aas S, Kalo D and Hsu M-L", "Pharmacies in fishing villages", "Front. Shore Health", "2023 4  1109999"},
	} {
		ref, ok := readReference(c.cited)
		im := ref.imprint
		numbers := fmt.Sprint(im.Year, " ", im.Volume, " ", im.Issue, " ", im.Pages)
		if !ok || ref.authors != c.authors || ref.title != c.title || im.Journal != c.journal || numbers != c.numbers {
			t.Errorf("%s\n\tread as %q, %q, %q, %s", c.cited, ref.authors, ref.title, im.Journal, numbers)
		}
	}
}

// TestLinesOfImprint reads lines that say where a paper appeared.
func TestLinesOfImprint(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"Journal of Town Finance, 2022, vol. 58, issue C":                               "Journal of Town Finance|2022|58|C|",
		"Proceedings of the Meeting on Contracts and Machines (2025) 118-131":           "Proceedings of the Meeting on Contracts and Machines|2025|||118-131",
		"Volume 12, Issues 3–4, September–December 2021, Pages 201-219":                 "|2021|12|3–4|201-219",
		"Rev. Adm. Comunit. [online]. 2020, vol.28, n.2, pp.133-152.":                   "Rev. Adm. Comunit. [online]|2020|28|2|133-152",
		"Núm. 33 (2021): enero-junio":                                                   "|2021||33|",
		"Water & Shore, 6 (4). pp. 411-430. ISSN 2059-9992":                             "Water & Shore|0|6|4|411-430",
		"Proceedings of the League on Rural Machines, Volume 2, Issue RC1":              "",
		"Dales Social Notes, Vol. 12, No. 1/2 (SPRING/FALL 1998), pp. 41-73 (33 pages)": "Dales Social Notes|1998|12|1/2|41-73",
		"Home Journals Notes on Digital Service Volume 16 Issue 3":                      "Notes on Digital Service|0|16|3|",
	} {
		c := readImprint(line)
		got := fmt.Sprint(c.Journal, "|", c.Year, "|", c.Volume, "|", c.Issue, "|", c.Pages)
		if want == "" {
			want = "Proceedings of the League on Rural Machines|0|2|RC1|"
			if got == "|0|||" { // without a year or pages it may be too little
				continue
			}
		}
		if got != want {
			t.Errorf("%s\n\tread as %s, want %s", line, got, want)
		}
	}
}

// TestGrantsInWesternAndEasternSentences divides statements of funding.
func TestGrantsInWesternAndEasternSentences(t *testing.T) {
	t.Parallel()
	for statement, want := range map[string]string{
		"This study was funded by the Coast Trust (CHT-77 to NF and BF) and the Lind Foundation (LF 2021-004 to BF).":                                     "Coast Trust (CHT-77 to NF and BF) | Lind Foundation (LF 2021-004 to BF)",
		"This work was supported by the Forum Fund (grant number HDF 100-22) and the City of Zelten.":                                                     "Forum Fund (grant number HDF 100-22) | City of Zelten",
		"Open access funding provided by the University of Lind. The work was supported by the Dunmore Council (Grant No. 18).":                           "Dunmore Council (Grant No. 18)",
		"This work was supported by the Moravian Fund [grant number MSF 21-9] and the Durban Hub. The APC was funded by the Hub.":                         "Moravian Fund [grant number MSF 21-9] | Durban Hub",
		"This trial was funded by the Lind Health Fund (award 2049/Z), with additional support to PT from the Umba Ministry, grant UMS-9.":                "Lind Health Fund (award 2049/Z) | Umba Ministry, grant UMS-9",
		"Financial support from the Elm Agency (project 22S) and from the Payment Endowment is gratefully acknowledged.":                                  "Elm Agency (project 22S) | Payment Endowment",
		"This study was supported by the Law Fund (A_2), the Fondation pour le droit vif, and the Umba Academy of Law (UAL-7).":                           "Law Fund (A_2) | Fondation pour le droit vif | Umba Academy of Law (UAL-7)",
		"This work was supported by the Ministry of Culture and Sport of Umba (No. 18).":                                                                  "Ministry of Culture and Sport of Umba (No. 18)",
		"Este trabajo ha sido financiado por la Agencia Austral de Ciencia (proyecto PICT-18) y por el Consejo de la Sierra, ayuda CS-4.":                 "Agencia Austral de Ciencia (proyecto PICT-18) | Consejo de la Sierra, ayuda CS-4",
		"O presente trabalho foi realizado com apoio da Fundação do Planalto (processo 2015/09) e do Conselho de Letras (CL-2).":                          "Fundação do Planalto (processo 2015/09) | Conselho de Letras (CL-2)",
		"Cette recherche a bénéficié du soutien financier de la Fondation Rance (FR-12) et du Conseil régional des Marches (convention 7).":               "Fondation Rance (FR-12) | Conseil régional des Marches (convention 7)",
		"Diese Arbeit wurde von der Stiftung Lindental (Projekt 4412) gefördert.":                                                                         "Stiftung Lindental (Projekt 4412)",
		"Questa ricerca è stata finanziata dalla Fondazione Ponte (bando 2021) e dal Ministero delle Acque, progetto PA-9.":                               "Fondazione Ponte (bando 2021) | Ministero delle Acque, progetto PA-9",
		"Penelitian ini didanai oleh Lembaga Riset Samodra (kontrak 12/2021).":                                                                            "Lembaga Riset Samodra (kontrak 12/2021)",
		"The authors gratefully acknowledge funding from the Harbour Council (grant HC-1), the Lind Trust (LT/2), and the Umba Agency for Water (UAW-3).": "Harbour Council (grant HC-1) | Lind Trust (LT/2) | Umba Agency for Water (UAW-3)",
		"The research was financed by the Ministry of Water of Umba (project W-12) and co-financed by the Lind Foundation.":                               "Ministry of Water of Umba (project W-12) | Lind Foundation",
		"We thank the keepers. This work was supported by grants from the Harbour Council (HC-1) and the Lind Trust (LT-2).":                              "Harbour Council (HC-1) | Lind Trust (LT-2)",
		"Support for this study came from the Lind Trust and from the Harbour Council.":                                                                   "Lind Trust | Harbour Council",
		"NZ was supported by a doctoral fellowship of the Acorn Trust.":                                                                                   "Acorn Trust",
		"本研究はJSPS科研費 JP21K00001およびみなも財団研究助成(2021-07)を受けたものである。":                                                                                           "JSPS科研費 JP21K00001 | みなも財団研究助成(2021-07)",
		"이 논문은 2022년도 가람재단 신진연구자지원사업(NRF-2022S1A)의 지원을 받아 수행되었음.":                                                                                         "가람재단 신진연구자지원사업(NRF-2022S1A)",
		"10.13039/999100001-Consumer Fund (Grant Number: CF-314)":                                                                                         "Consumer Fund (Grant Number: CF-314)",
	} {
		if got := strings.Join(splitFunding(statement), " | "); got != want {
			t.Errorf("%s\n\tgives %s, want %s", statement, got, want)
		}
	}
}

// TestShapesOfPlaces tells places of work, however long, from prose and titles.
func TestShapesOfPlaces(t *testing.T) {
	t.Parallel()
	for _, place := range []string{
		"Department of Education Sciences, Umva University, Umva, Umva District and Province of the Lakes",
		"Instituto de Estudos do Arquivo, Universidade de Porto Azul, Porto Azul, Portugal",
		"Department of Public Finance, University of Porto Azul, 4200-999 Porto Azul, Portugal",
	} {
		if !workplace.Shape(place) {
			t.Errorf("no place: %s", place)
		}
	}
	for _, other := range []string{
		"Throughput, Trust, and the Notary",
		"The university received support from three donors in the spring of that year",
		"Is the School of Government still a school? Notes from a university",
	} {
		if workplace.Shape(other) {
			t.Errorf("a place: %s", other)
		}
	}
	if got := flatten("Ann Lee\nVolta University\n, Ghana\nBo Chan\nDepartment of Records,\nUniversity of Lind,\nLind\n").text; !strings.Contains(got, "Volta University, Ghana\n") || !strings.Contains(got, "Department of Records, University of Lind, Lind\n") {
		t.Errorf("places stay apart:\n%s", got)
	}
	if got := flatten("제26권 2호\n/\nPages.33-58\n/\n2023\n").text; !strings.HasPrefix(got, "제26권 2호 / Pages.33-58 / 2023") {
		t.Errorf("strokes stay apart: %q", got)
	}
}

// TestNamesAsLinksPrintThem reads lists with what icons, boxes and legends leave.
func TestNamesAsLinksPrintThem(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"Janne de Vries-Okoro aPersonEnvelope, Sang-min Tagore bPerson":                   "Janne de Vries-Okoro [a] | Sang-min Tagore [b]",
		"Luis Pacheco-Tamm, Luis Pacheco-Tamm":                                            "Luis Pacheco-Tamm []",
		"Ragnhild Moe, Corresponding Author, Ragnhild Moe":                                "Ragnhild Moe []",
		"Ines Solv (1), Marco Quar (1 and 2) ((1) Nord School of Law, (2) Rif Institute)": "Ines Solv [1] | Marco Quar [1 2]",
		"Ibáñez Roca, Martí1, 2":                                                          "Ibáñez Roca, Martí [1 2]",
		"Bart Inyang; Sunniva Moe; Zoe Kant All Authors":                                  "Bart Inyang [] | Sunniva Moe [] | Zoe Kant []",
		"Amara Thistle, Bogdan Nech, [...], and Fumi Ozawa +1":                            "Amara Thistle [] | Bogdan Nech [] | Fumi Ozawa []",
		"Bishnu Karma a, Rhys ap Gwilym b":                                                "Bishnu Karma [a] | Rhys ap Gwilym [b]",
	} {
		_, western, _ := readAuthors(line)
		var got []string
		for _, p := range keepNames(western, false) {
			got = append(got, p.Name+" "+fmt.Sprint(p.Marks))
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%s\n\tread as %s, want %s", line, strings.Join(got, " | "), want)
		}
	}
}

// TestNoTitles: what stands around a record and has the shape of a title.
func TestNoTitles(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"Access through your organization", "Rent this article via DeepDyve", "Change to browse by: cs cs.CL"} {
		if !offer(s) {
			t.Errorf("no offer: %s", s)
		}
	}
	if offer("Access to justice in rural towns") || offer("Share your data: how towns learn") {
		t.Error("a title is taken for an offer")
	}
	for s, want := range map[string]bool{"Vell Law Research Paper No. 22-17": true, "Center for Plains Working Paper No. 118": true, "A paper trail: No. 10 and the archive": false} {
		if seriesLine(s) != want {
			t.Errorf("seriesLine(%q) = %v", s, !want)
		}
	}
	if !begunAgain("Make font size smaller Make font size larger") || begunAgain("Making towns: making of a town") {
		t.Error("rows of buttons")
	}
	if !romanHeading("II. Related Work") || romanHeading("I. Newton and the mint of small towns in the North: who struck the coins, and for whom?") {
		t.Error("headings with Roman numbers")
	}
}
