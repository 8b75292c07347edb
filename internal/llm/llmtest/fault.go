package llmtest

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Fault is one thing that goes wrong with a call.
type Fault string

// NoFault is a call that goes well.
const NoFault Fault = ""

// Faults of the endpoint: the call brings no answer.
const (
	RateLimit       Fault = "429"                       // without Retry-After
	RateLimitFor    Fault = "429 with Retry-After"      // of [RetryAfter]
	NoQuota         Fault = "429 insufficient_quota"    // not to be retried
	ServerError     Fault = "500"                       // with an error object
	BadGateway      Fault = "502"                       // with a page of HTML
	BadKey          Fault = "401"                       // repeating a key, half masked
	BadField        Fault = "400"                       // about no field in particular, repeating the prompt
	ContextTooLong  Fault = "400 context length"        // the prompt is too long
	FilteredPrompt  Fault = "400 content filter"        // the prompt is refused, in Azure's form
	Hang            Fault = "hang"                      // no answer until the client gives up
	Reset           Fault = "reset"                     // the connection is reset before an answer
	CutBody         Fault = "cut body"                  // it is closed in the midst of the answer
	NotTheProtocol  Fault = "200 HTML"                  // a captive portal or proxy
	ErrorInside200  Fault = "200 with an error"         // as some gateways do
	NoChoices       Fault = "200 without choices"       // an empty list
	Redirect        Fault = "307"                       // to another host
	EndlessResponse Fault = "200 larger than any bound" // white space without end
)

// Faults of the answer: a well-formed response that is of no use, or lies.
const (
	Blank           Fault = "blank"
	Refusal         Fault = "refusal"
	FilteredAnswer  Fault = "content_filter"
	Length          Fault = "length" // cut off at the token limit
	NotJSON         Fault = "not JSON"
	SchemaBroken    Fault = "schema broken" // a required key is missing
	ExtraKeys       Fault = "extra keys"
	WrongTypes      Fault = "wrong types"
	DuplicateKeys   Fault = "duplicate keys"
	QuoteInvented   Fault = "quote invented"
	QuoteNumber     Fault = "quote with another number"
	QuoteWord       Fault = "quote with another word"
	QuoteNegation   Fault = "quote with a negation more or less"
	WrongLanguage   Fault = "wrong language"
	ObeyInjection   Fault = "obeys the page"
	Huge            Fault = "huge answer" // of [HugeBytes], valid
	Fenced          Fault = "fenced"      // harmless: a code fence and a sentence around the answer
	ThinkingAloud   Fault = "thinking"    // harmless: thoughts before the answer
	UsageNotCounted Fault = "no usage"    // harmless: the endpoint does not say what it consumed
)

// AllFaults lists every fault.
func AllFaults() []Fault {
	return []Fault{
		RateLimit, RateLimitFor, NoQuota, ServerError, BadGateway, BadKey, BadField, ContextTooLong, FilteredPrompt, Hang,
		Reset, CutBody, NotTheProtocol, ErrorInside200, NoChoices, Redirect, EndlessResponse,
		Blank, Refusal, FilteredAnswer, Length, NotJSON, SchemaBroken, ExtraKeys, WrongTypes, DuplicateKeys,
		QuoteInvented, QuoteNumber, QuoteWord, QuoteNegation, WrongLanguage, ObeyInjection, Huge, Fenced, ThinkingAloud, UsageNotCounted,
	}
}

// QuoteFaults are those that spoil one quote of an answer.
func QuoteFaults() []Fault {
	return []Fault{QuoteInvented, QuoteNumber, QuoteWord, QuoteNegation}
}

// plan decides which call goes wrong. The server's lock guards it.
type plan struct {
	next  []Fault // for the calls to come, whatever they ask
	when  func(Request) Fault
	rates []rate
}

type rate struct {
	faults []Fault
	share  float64
}

// Next has the next calls go wrong as listed, one each; NoFault lets one pass.
func (s *Server) Next(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plan.next = append(s.plan.next, faults...)
}

// When lets f decide for every call that Next does not. It is called under no
// lock, possibly by several calls at once.
func (s *Server) When(f func(Request) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plan.when = f
}

// Sometimes has a share of all calls (0 to 1) go wrong, each by one of the
// faults. Several shares add up.
func (s *Server) Sometimes(share float64, faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plan.rates = append(s.plan.rates, rate{faults, share})
}

// Configure reads shares of faults from one line, as a test binary takes them:
// "0.5=quote invented|quote with another word,0.1=500".
func (s *Server) Configure(spec string) error {
	for entry := range strings.SplitSeq(spec, ",") {
		if strings.TrimSpace(entry) == "" {
			continue
		}
		number, names, ok := strings.Cut(entry, "=")
		share, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if !ok || err != nil || !(share >= 0 && share <= 1) {
			return fmt.Errorf("%q is not a share of faults, such as 0.1=500|hang", entry)
		}
		var faults []Fault
		for name := range strings.SplitSeq(names, "|") {
			fault := Fault(strings.TrimSpace(name))
			if !slices.Contains(AllFaults(), fault) {
				return fmt.Errorf("there is no fault %q", fault)
			}
			faults = append(faults, fault)
		}
		s.Sometimes(share, faults...)
	}
	return nil
}

// fault decides about one call.
func (s *Server) fault(r Request) Fault {
	s.mu.Lock()
	if len(s.plan.next) > 0 {
		f := s.plan.next[0]
		s.plan.next = s.plan.next[1:]
		s.mu.Unlock()
		return f
	}
	when, rates := s.plan.when, s.plan.rates
	s.mu.Unlock()
	if when != nil {
		if f := when(r); f != NoFault {
			return f
		}
	}
	dice := s.dice(r, "fault")
	p := dice.Float64()
	for _, rate := range rates {
		if p < rate.share && len(rate.faults) > 0 {
			return rate.faults[dice.IntN(len(rate.faults))]
		}
		p -= rate.share
		if p < 0 {
			break
		}
	}
	return NoFault
}

// dice returns random numbers that depend on seed, message and attempt alone.
func (s *Server) dice(r Request, what string) *rand.Rand {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%d\x00%s", s.options.Seed, what, r.Attempt, r.User))
	return rand.New(rand.NewPCG(binary.LittleEndian.Uint64(sum[:8]), binary.LittleEndian.Uint64(sum[8:16])))
}
