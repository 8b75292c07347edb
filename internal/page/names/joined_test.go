package names

import (
	"strings"
	"testing"
)

func TestNamesJoinedInOtherLanguages(t *testing.T) {
	t.Parallel()
	for row, want := range map[string]string{
		"Par Marine Lagrange et Jean Morel":             "Marine Lagrange|Jean Morel",
		"Marina Lagoa, João Moral e Ana do Rio":         "Marina Lagoa|João Moral|Ana do Rio",
		"José Orte y Gaste":                             "José Orte y Gaste",
		"Santiago Rama y Caja, Marina Lagoa y Juan Mar": "Santiago Rama y Caja|Marina Lagoa|Juan Mar",
		"Heike See und Uwe Teich":                       "Heike See|Uwe Teich",
		"By Ann Lee and Bo Chan":                        "Ann Lee|Bo Chan",
	} {
		var got []string
		for _, p := range Split(row) {
			got = append(got, p.Name)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %v, want %s", row, got, want)
		}
	}
}
