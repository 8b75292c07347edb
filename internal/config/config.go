// Package config reads the environment into a struct, once, and validates it.
// Printing a Config shows no secret.
//
// Nothing of the environment is read anywhere else. A model is used only
// where SYNOPTIC_MODEL is set: a key that happens to lie in the environment
// sends no page anywhere.
package config

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// Secret is a value that is never printed.
type Secret string

// String hides the value.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return "[set]"
}

// Config is what the environment says.
type Config struct {
	Model       string        // SYNOPTIC_MODEL, as the endpoint names it; "" for none
	BaseURL     string        // OPENAI_BASE_URL; "" is OpenAI's
	Key         Secret        // OPENAI_API_KEY; may be empty for a local server
	Profile     string        // SYNOPTIC_MODEL_PROFILE: a provider's name, where the address does not tell it
	Overrides   string        // SYNOPTIC_MODEL_OPTIONS: JSON that changes the profile
	APIVersion  string        // SYNOPTIC_AZURE_API_VERSION, of Azure deployments
	Timeout     time.Duration // SYNOPTIC_MODEL_TIMEOUT of one call, such as 90s; 0 is two minutes
	Concurrency int           // SYNOPTIC_MODEL_CONCURRENCY: calls at once; 0 is 8
	Requests    int           // SYNOPTIC_MODEL_RPM: requests a minute; 0 is without limit
	Tokens      int           // SYNOPTIC_MODEL_TPM: tokens a minute; 0 is without limit
	CapRun      float64       // SYNOPTIC_CAP_USD: what one run may spend; 0 is without cap
	CapDay      float64       // SYNOPTIC_CAP_USD_DAY: what one day may spend; 0 is without cap
	Prices      string        // SYNOPTIC_PRICES: a file with prices that go before the known ones
	Cache       string        // SYNOPTIC_CACHE: folder of answers that were paid for; "off" keeps none
	APIKey      Secret        // SYNOPTIC_API_KEY: sent to a Synoptic server by upload
	Log         string        // SYNOPTIC_LOG: debug, info, warn or error
	Batch       Batch         // SYNOPTIC_BATCH…
}

// HasModel reports whether a model is configured.
func (c Config) HasModel() bool { return c.Model != "" }

// Read reads and validates the environment. Every fault is named at once.
func Read(getenv func(string) string) (Config, error) {
	r := reader{getenv: getenv}
	c := Config{
		Model:       strings.TrimSpace(getenv("SYNOPTIC_MODEL")),
		BaseURL:     strings.TrimSpace(getenv("OPENAI_BASE_URL")),
		Key:         Secret(strings.TrimSpace(getenv("OPENAI_API_KEY"))),
		Profile:     strings.TrimSpace(getenv("SYNOPTIC_MODEL_PROFILE")),
		Overrides:   getenv("SYNOPTIC_MODEL_OPTIONS"),
		APIVersion:  strings.TrimSpace(getenv("SYNOPTIC_AZURE_API_VERSION")),
		Timeout:     r.duration("SYNOPTIC_MODEL_TIMEOUT"),
		Concurrency: r.whole("SYNOPTIC_MODEL_CONCURRENCY", 256),
		Requests:    r.whole("SYNOPTIC_MODEL_RPM", 1_000_000),
		Tokens:      r.whole("SYNOPTIC_MODEL_TPM", 1_000_000_000),
		CapRun:      r.amount("SYNOPTIC_CAP_USD"),
		CapDay:      r.amount("SYNOPTIC_CAP_USD_DAY"),
		Prices:      strings.TrimSpace(getenv("SYNOPTIC_PRICES")),
		Cache:       strings.TrimSpace(getenv("SYNOPTIC_CACHE")),
		APIKey:      Secret(strings.TrimSpace(getenv("SYNOPTIC_API_KEY"))),
		Log:         getenv("SYNOPTIC_LOG"),
		Batch:       r.batch(),
	}
	if len(r.faults) > 0 {
		return Config{}, synoptic.Invalid(strings.Join(r.faults, "; "))
	}
	return c, nil
}

// CacheDir is the folder of paid answers: the one configured, else one in the
// user's cache folder; "" where none is wanted or none can be found.
func (c Config) CacheDir() string {
	switch c.Cache {
	case "off":
		return ""
	case "":
		dir, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		return dir + string(os.PathSeparator) + "synoptic"
	}
	return c.Cache
}

type reader struct {
	getenv func(string) string
	faults []string
}

func (r *reader) fault(name, want string) {
	r.faults = append(r.faults, fmt.Sprintf("%s must be %s", name, want))
}

func (r *reader) whole(name string, most int) int {
	s := strings.TrimSpace(r.getenv(name))
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > most {
		r.fault(name, fmt.Sprintf("a whole number from 1 to %d", most))
	}
	return n
}

func (r *reader) amount(name string) float64 {
	s := strings.TrimSpace(r.getenv(name))
	if s == "" {
		return 0
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v > 0) || v > 1e9 {
		r.fault(name, "an amount of dollars above 0")
	}
	return v
}

func (r *reader) duration(name string) time.Duration {
	s := strings.TrimSpace(r.getenv(name))
	if s == "" {
		return 0
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < time.Second || d > time.Hour {
		r.fault(name, "a time from 1s to 1h, such as 90s")
	}
	return d
}
