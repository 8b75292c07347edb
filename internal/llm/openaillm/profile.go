package openaillm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"synoptic/internal/llm"
	"synoptic/internal/synoptic"
)

// Profile says what an endpoint and model understand. Nothing is sent but the
// model's name, the messages, the form of the answer, and what stands here.
type Profile struct {
	Name           string         `json:"name"`
	MaxTokensField string         `json:"max_tokens_field"` // "max_tokens" or "max_completion_tokens"; empty sends none
	Temperature    *float64       `json:"temperature"`      // nil sends none; 0 is sent as 0
	Levels         []llm.Level    `json:"levels"`           // that may be understood, in the order to try
	ThinkingOff    map[string]any `json:"thinking_off"`     // fields that keep the model from thinking aloud
	Extra          map[string]any `json:"extra"`            // other fields
	PromptCacheKey bool           `json:"prompt_cache_key"` // takes a prompt_cache_key
	SchemaInPrompt bool           `json:"schema_in_prompt"` // does not show the schema to the model itself
	Deployments    bool           `json:"deployments"`      // Azure's older paths, with api-version and api-key
	Batch          BatchProfile   `json:"batch"`            // what differs from OpenAI's batch interface, where there is one
}

// reserved fields are the client's own; a profile that names one is refused.
// "store" is among them so that no configuration can have pages kept.
var reserved = []string{
	"model", "messages", "stream", "stream_options", "response_format", "store", "n",
	"tools", "tool_choice", "functions", "function_call", "metadata", "prediction",
}

// ProfileFor returns the profile of an endpoint and model.
func ProfileFor(endpoint *url.URL, model string) Profile {
	for _, p := range providers {
		if p.match(endpoint) {
			return p.of(model)
		}
	}
	return unknown.of(model)
}

// ProfileNamed returns the profile of a provider by its name, for an endpoint
// that its address does not give away, such as vLLM behind a gateway.
func ProfileNamed(name, model string) (Profile, error) {
	for _, p := range slices.Concat(providers, []provider{unknown}) {
		if p.profile.Name == name {
			return p.of(model), nil
		}
	}
	return Profile{}, synoptic.Invalid(fmt.Sprintf("there is no profile %q", name))
}

// With returns the profile changed by a JSON object of its own form; what the
// object does not name stays.
func (p Profile) With(overrides []byte) (Profile, error) {
	p = p.clone()
	d := json.NewDecoder(bytes.NewReader(overrides))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return Profile{}, synoptic.Wrap(synoptic.CodeInvalid, "the overrides of a model's profile cannot be read", err)
	}
	return p, p.check()
}

func (p Profile) check() error {
	for key := range maps.Keys(p.fields("", 0)) {
		if slices.Contains(reserved, key) {
			return synoptic.Invalid(fmt.Sprintf("a model's profile may not set %q", key))
		}
	}
	return nil
}

func (p Profile) clone() Profile {
	if p.Temperature != nil {
		p.Temperature = new(*p.Temperature)
	}
	p.Levels = slices.Clone(p.Levels)
	p.ThinkingOff = maps.Clone(p.ThinkingOff)
	p.Extra = maps.Clone(p.Extra)
	return p
}

// fields returns what goes into the body beside the client's own.
func (p Profile) fields(cacheKey string, maxTokens int) map[string]any {
	fields := map[string]any{}
	maps.Copy(fields, p.Extra)
	maps.Copy(fields, p.ThinkingOff)
	if p.Temperature != nil {
		fields["temperature"] = *p.Temperature
	}
	if p.MaxTokensField != "" && maxTokens > 0 {
		fields[p.MaxTokensField] = maxTokens
	}
	if p.PromptCacheKey && cacheKey != "" {
		fields["prompt_cache_key"] = cacheKey
	}
	return fields
}

// provider is how an endpoint is known, and its profile.
type provider struct {
	hosts    []string // the host, or what it ends in when it begins with a dot
	ports    []string // on this machine or a private network
	path     string   // contained in the path; empty: any
	profile  Profile
	variants []variant // the first that fits the model
}

// variant is how some of a provider's models differ.
type variant struct {
	models        *regexp.Regexp
	noTemperature bool
	maxTokens     string         // replaces MaxTokensField
	levels        []llm.Level    // replaces Levels
	thinkingOff   map[string]any // replaces ThinkingOff
}

func (p provider) match(endpoint *url.URL) bool {
	if !strings.Contains(endpoint.Path, p.path) {
		return false
	}
	host := strings.ToLower(endpoint.Hostname())
	for _, h := range p.hosts {
		if host == h || strings.HasPrefix(h, ".") && strings.HasSuffix(host, h) {
			return true
		}
	}
	return slices.Contains(p.ports, endpoint.Port()) && near(host)
}

// near reports whether a host is this machine or on a private network: only
// there does a port say which server listens.
func near(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || !strings.Contains(host, ".") && ip == nil || ip != nil && (ip.IsLoopback() || ip.IsPrivate())
}

func (p provider) of(model string) Profile {
	profile := p.profile.clone()
	for _, v := range p.variants {
		if !v.models.MatchString(strings.ToLower(model)) {
			continue
		}
		if v.noTemperature {
			profile.Temperature = nil
		}
		if v.maxTokens != "" {
			profile.MaxTokensField = v.maxTokens
		}
		if v.levels != nil {
			profile.Levels = slices.Clone(v.levels)
		}
		if v.thinkingOff != nil {
			profile.ThinkingOff = maps.Clone(v.thinkingOff)
		}
		break
	}
	return profile
}
