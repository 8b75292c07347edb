package llm

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"time"

	"synoptic/internal/synoptic"
)

// Prices age fast: the table is data, each line with its date, and what the
// configuration says comes before it.
//
//go:embed prices.json
var knownPrices []byte

// Price is what a model costs at a provider, in US dollars per million tokens.
type Price struct {
	Provider string   `json:"provider"` // a profile's name; empty: wherever the model runs
	Model    string   `json:"model"`
	Input    float64  `json:"input_per_million"`
	Cached   *float64 `json:"cached_per_million,omitempty"` // nil: cached tokens cost what others do
	Output   float64  `json:"output_per_million"`
	Batch    float64  `json:"batch_factor,omitempty"` // of these prices in a batch; 0: by the provider's terms
	AsOf     string   `json:"as_of"`                  // 2006-01-02
	Source   string   `json:"source,omitempty"`
}

// Prices is a price table; the first line that fits counts.
type Prices []Price

// KnownPrices returns the table that comes with the program.
func KnownPrices() (Prices, error) { return ParsePrices(knownPrices) }

// ParsePrices reads a table from its JSON form, a list of Price.
func ParsePrices(table []byte) (Prices, error) {
	d := json.NewDecoder(bytes.NewReader(table))
	d.DisallowUnknownFields()
	var prices Prices
	if err := d.Decode(&prices); err != nil {
		return nil, synoptic.Wrap(synoptic.CodeInvalid, "the price table is not a JSON list of prices", err)
	}
	for _, p := range prices {
		if p.Model == "" || p.Input < 0 || p.Output < 0 || p.Batch < 0 || p.Cached != nil && *p.Cached < 0 {
			return nil, synoptic.Invalid(fmt.Sprintf("the price of model %q needs a name and amounts that are not negative", p.Model))
		}
		if _, err := time.Parse(time.DateOnly, p.AsOf); err != nil {
			return nil, synoptic.Invalid(fmt.Sprintf("the price of model %q needs its date, as_of: 2006-01-02", p.Model))
		}
	}
	return prices, nil
}

// Before returns a table in which the prices of p come first.
func (p Prices) Before(others Prices) Prices { return slices.Concat(p, others) }

// snapshot is what providers put behind a model's name for a dated version.
var snapshot = regexp.MustCompile(`^-(\d{4}-\d{2}-\d{2}|\d{8}|\d{4})$`)

// Of returns the price of a target. A dated version costs what its model does,
// but no name is guessed from another that begins alike.
func (p Prices) Of(t Target) (Price, bool) {
	for _, price := range p {
		if price.Provider != "" && price.Provider != t.Provider || len(t.Model) < len(price.Model) {
			continue
		}
		if name, version := t.Model[:len(price.Model)], t.Model[len(price.Model):]; name == price.Model &&
			(version == "" || snapshot.MatchString(version)) {
			return price, true
		}
	}
	return Price{}, false
}

// Cost returns what a usage costs. Cached tokens are part of the input.
func (p Price) Cost(u synoptic.Usage) float64 {
	cachedPrice := p.Input
	if p.Cached != nil {
		cachedPrice = *p.Cached
	}
	cached := min(u.CachedTokens, u.InputTokens)
	return (float64(u.InputTokens-cached)*p.Input + float64(cached)*cachedPrice + float64(u.OutputTokens)*p.Output) / 1e6
}

// Priced returns the usage with its cost, nil where the price of the target is
// not known.
func (p Prices) Priced(t Target, u synoptic.Usage) synoptic.Usage {
	u.CostUSD = nil
	if price, ok := p.Of(t); ok {
		u.CostUSD = new(price.Cost(u))
	}
	return u
}

// BatchPriced returns the usage with its cost in a batch, nil where the price
// of the target is not known.
func (p Prices) BatchPriced(t Target, terms BatchTerms, u synoptic.Usage) synoptic.Usage {
	u.CostUSD = nil
	if price, ok := p.Of(t); ok {
		u.CostUSD = new(price.Cost(u) * cmp.Or(price.Batch, terms.Discount, 1))
	}
	return u
}
