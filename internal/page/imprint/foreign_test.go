package imprint

import (
	"fmt"
	"testing"
)

// Lines that say volume, issue and pages in other Western languages.
func TestForeignImprints(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"Том 9, Номер 3 (Июль-сентябрь 2021)":                          "|2021|9|3|",
		"Озёра и смыслы. – 2021. – Том 9. – № 3. – С. 211-226.":        "Озёра и смыслы|2021|9|3|211-226",
		"Yıl 2024, Cilt: 16 Sayı: 2, 131 - 149":                        "|2024|16|2|131-149",
		"GÖL AKADEMİ, cilt.12, sa.3, ss.417-439, 2021 (Hakemli Dergi)": "GÖL AKADEMİ|2021|12|3|417-439",
		"Danau: Jurnal Pintu Air Volume 5, Nomor 2, Mei 2021":          "Danau: Jurnal Pintu Air|2021|5|2|",
		"Jahrgang 12 (2020), Heft 3, S. 45-67":                         "|2020|12|3|45-67",
		"Cahiers des écluses 2021/2 (n° 376), pages 23 à 41":           "Cahiers des écluses|2021||376|23-41",
		"Revista del Lago, ISSN 0999-1111, Nº. 12, 2020, págs. 45-67":  "Revista del Lago|2020||12|45-67",
		"Ciên. lagos 21 (5) • Maio 2016":                               "Ciên. lagos|2016|21|5|",
		"Harbour Review, Vol. 3, No. 2 (2019), pp. 4-9":                "Harbour Review|2019|3|2|4-9",
		"In 2021 the keepers of section S. 14-16 had 3 keys each":      "|0|||",
	} {
		c := Read(line, func(string) bool { return true })
		if got := fmt.Sprint(c.Journal, "|", c.Year, "|", c.Volume, "|", c.Issue, "|", c.Pages); got != want {
			t.Errorf("%s\n\tread as %s, want %s", line, got, want)
		}
	}
}
