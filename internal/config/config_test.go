package config

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"synoptic/internal/synoptic"
)

func env(pairs ...string) func(string) string {
	m := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return func(name string) string { return m[name] }
}

func TestAKeyAloneIsNoModel(t *testing.T) {
	t.Parallel()
	c, err := Read(env("OPENAI_API_KEY", "sk-1", "OPENAI_BASE_URL", "http://x/v1"))
	if err != nil || c.HasModel() {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	c, err := Read(env("SYNOPTIC_MODEL", " m ", "SYNOPTIC_MODEL_TIMEOUT", "90s", "SYNOPTIC_MODEL_RPM", "60", "SYNOPTIC_CAP_USD", "0.5"))
	if err != nil || c.Model != "m" || c.Timeout != 90*time.Second || c.Requests != 60 || c.CapRun != 0.5 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestEveryFaultIsNamed(t *testing.T) {
	t.Parallel()
	_, err := Read(env("SYNOPTIC_MODEL_TIMEOUT", "soon", "SYNOPTIC_MODEL_RPM", "-1", "SYNOPTIC_CAP_USD", "NaN", "SYNOPTIC_MODEL_CONCURRENCY", "9999"))
	if synoptic.CodeOf(err) != synoptic.CodeInvalid {
		t.Fatal(err)
	}
	for _, name := range []string{"SYNOPTIC_MODEL_TIMEOUT", "SYNOPTIC_MODEL_RPM", "SYNOPTIC_CAP_USD", "SYNOPTIC_MODEL_CONCURRENCY"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named in %q", name, err)
		}
	}
}

func TestPrintingShowsNoSecret(t *testing.T) {
	t.Parallel()
	c, err := Read(env("OPENAI_API_KEY", "sk-secret", "SYNOPTIC_API_KEY", "also-secret"))
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%s"} {
		if got := fmt.Sprintf(verb, c); strings.Contains(got, "secret") {
			t.Errorf("%s shows a secret: %s", verb, got)
		}
	}
}
